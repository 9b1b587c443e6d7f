// «Напечатать»: the sheet alone is printed, not the page around it.

const print = document.getElementById("print");
const sheet = document.getElementById("sheet");

print.hidden = false;
print.addEventListener("click", () => {
  sheet.contentWindow.focus();
  sheet.contentWindow.print();
});
