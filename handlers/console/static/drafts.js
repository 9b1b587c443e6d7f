// Keeps what a caseworker typed and did not send yet when the page changes: another case, another
// act, a lost connection. Kept in this tab only, for this caseworker only, until they sign out.

const OF_ACT = { reply: "text", note: "note", field: "value" };
const { worker, stream } = document.body.dataset;
const place = `${worker} ${stream} `;
const address = new URL(location.href);

function fields() {
  return Object.values(OF_ACT).map((id) => document.getElementById(id)).filter(Boolean);
}

function keep() {
  for (const field of fields()) {
    if (field.value.trim()) sessionStorage.setItem(place + field.id, field.value);
    else sessionStorage.removeItem(place + field.id);
  }
}

// What the server took is no draft any more; what it gave back stands in the field already.
function bringBack() {
  const done = OF_ACT[address.searchParams.get("done")];
  if (done) sessionStorage.removeItem(place + done);
  for (const field of fields()) field.value ||= sessionStorage.getItem(place + field.id) ?? "";
}

function forgetOthers() {
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(`${worker} `)) sessionStorage.removeItem(key);
  }
}

// What was typed about a citizen whose data were erased goes with them.
function forgetErased() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(place)) sessionStorage.removeItem(key);
  }
}

forgetOthers();
if (document.getElementById("erased")) forgetErased();
bringBack();
if (address.searchParams.has("done")) {
  address.searchParams.delete("done"); // loaded anew, the page must not forget a newer draft
  history.replaceState(null, "", address);
}
addEventListener("pagehide", keep);
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-leaves]")) return;
  removeEventListener("pagehide", keep);
  sessionStorage.clear();
});
