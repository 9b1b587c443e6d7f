// The open conversation: posts forms without leaving the page and adds what comes.
// Whatever is unusual (an ended visit, a refusal) is left to the server: the form is posted again
// in the plain way, with the same id, so that it counts once.

const $ = (selector) => document.querySelector(selector);
const log = $("#log");
const lines = $("#lines");
const typing = $("#typing");
const offline = $("#offline");
const unsent = $("#unsent");
const sending = $("#sending");
const dock = $("#dock");
const TWICE = 600; // ms in which a second tap on the same button is the same tap
const TOGETHER = 120; // ms between lines of one answer
const PATIENCE = 12000; // ms after which nobody seems to be typing
const AGAIN = 3000; // ms until a refused stream is asked for again
const TOO_LONG = 20000; // ms without an answer to words or a press: there is no connection

let last = { value: "", at: 0 };
let waiting = 0;
let showing = 0;
let source = null;
let isOver = false;
let touchedAt = Date.now();
let first = null; // of the lines that came together

function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The end of the log; where the page scrolls as a whole, its end.
function toEnd() {
  log.scrollTop = log.scrollHeight;
  dock.scrollIntoView({ block: "end" });
}

function showTyping(isShown) {
  clearTimeout(waiting);
  typing.hidden = !isShown;
  if (isShown) {
    waiting = setTimeout(() => showTyping(false), PATIENCE);
    toEnd();
  }
}

function isSameTap(button) {
  const now = performance.now();
  const isSame = button?.name === "choice" && button.value === last.value && now - last.at < TWICE;
  last = { value: button?.value ?? "", at: now };
  return isSame;
}

async function post(form, button) {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form, button),
    headers: { "X-Opora-Script": "1" },
    redirect: "manual",
    signal: form.matches(".attach__form") ? undefined : AbortSignal.timeout(TOO_LONG),
  });
  if (answer.status >= 500) throw new Error("not taken");
  return answer.status === 204;
}

function sayIsEmpty(form) {
  return form.matches(".say") && !form.elements.text.value.trim();
}

async function send(event) {
  const form = event.target;
  if (!form.matches("[data-scripted]") || form.dataset.plain) return;
  event.preventDefault();
  const button = event.submitter;
  if (form.dataset.busy || sayIsEmpty(form) || isSameTap(button)) return;
  form.dataset.busy = "1";
  sending.hidden = !form.matches(".attach__form");
  try {
    if (await post(form, button)) {
      sent(form);
    } else {
      form.dataset.plain = "1";
      form.requestSubmit(button);
    }
  } catch {
    last.at = 0; // to press again is another try
    unsent.hidden = false;
  } finally {
    sending.hidden = true;
    delete form.dataset.busy;
  }
}

function sent(form) {
  form.reset();
  form.elements.id.value = freshId();
  unsent.hidden = true;
  offline.hidden = true;
  dock.querySelectorAll(":scope > .notice:not([id])").forEach((notice) => notice.remove());
  if (form.matches(".attach__form") && !dock.matches(".dock--asks-files")) $("#attach").open = false;
  grow();
  showTyping(true);
}

function element(html) {
  return new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
}

function addLine(event) {
  const line = element(event.data);
  if (document.getElementById(line.id)) return;
  const hadFocus = document.activeElement?.form?.id === "press";
  lines.append(line);
  document.body.dataset.after = event.lastEventId;
  if (!line.matches(".line--citizen")) showTyping(false);
  if (line.dataset.nonce) spend(line.dataset.nonce);
  if (hadFocus && document.activeElement === document.body) log.focus({ preventScroll: true });
  show(line);
}

// A long answer is read from its beginning; a short one is shown with all its buttons.
function show(line) {
  if (line.matches(".line--citizen")) {
    toEnd();
    return;
  }
  first ??= line;
  clearTimeout(showing);
  showing = setTimeout(() => {
    toEnd();
    first.scrollIntoView({ block: "start" }); // goes no further than to the end
    first = null;
  }, TOGETHER);
}

// Buttons of earlier messages step back; those of a form cannot be pressed any more.
function spend(nonce) {
  for (const line of lines.querySelectorAll("li[data-nonce]")) {
    const choices = line.querySelector(".choices");
    if (!choices || line.dataset.nonce === nonce) continue;
    choices.classList.add("choices--earlier");
    if ("keeps" in line.dataset) continue;
    choices.querySelectorAll("button").forEach((button) => (button.disabled = true));
  }
}

function changeBar(event) {
  const bar = element(event.data);
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 24;
  const held = $("#bar").contains(document.activeElement) && document.activeElement.value.split("|")[1];
  $("#bar").replaceWith(bar);
  if (held) bar.querySelector(`button[value$="|${held}"]`)?.focus();
  const asksFiles = "asksFiles" in bar.dataset;
  dock.classList.toggle("dock--asks-files", asksFiles);
  $("#attach").open = asksFiles;
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

// A form that our script could not post leaves the page: what stands in the field goes with it.
function keepDraft(event) {
  if (!event.target.matches(".say")) event.formData.set("draft", $("#text").value);
}


const streamed = () => `/stream?after=${document.body.dataset.after}`;

function listen() {
  source = new EventSource(streamed());
  let trouble = 0;
  source.addEventListener("line", addLine);
  source.addEventListener("bar", changeBar);
  source.addEventListener("ended", end);
  source.addEventListener("erased", vanish);
  source.addEventListener("open", () => {
    clearTimeout(trouble);
    offline.hidden = true;
  });
  source.addEventListener("error", () => {
    clearTimeout(trouble);
    if (source?.readyState === EventSource.CLOSED) askWhy();
    else trouble = setTimeout(() => (offline.hidden = !source), 5000);
  });
}

// The stream was refused: the visit has ended, or the server is away for a moment.
async function askWhy() {
  rest();
  const asking = new AbortController();
  const answer = await fetch(streamed(), { signal: asking.signal }).catch(() => null);
  asking.abort(); // only its status is of interest
  if (answer?.status === 204) {
    end();
    return;
  }
  offline.hidden = false;
  setTimeout(() => source || isOver || listen(), AGAIN);
}

function end() {
  isOver = true;
  rest();
  offline.hidden = true;
  $("#ended").hidden = false;
}

// What was erased must not stay on a screen; what is being typed does.
function vanish() {
  document.querySelectorAll(".line").forEach((line) => line.remove());
  end();
}

function rest() {
  source?.close();
  source = null;
}

// A page that nobody looks at or touches lets go, so that the visit can come to its end.
function restIfAlone() {
  const minutes = (Date.now() - touchedAt) / 60000;
  if (source && minutes > (document.hidden ? 5 : 60)) rest();
}

function wake() {
  if (document.hidden) return;
  touchedAt = Date.now();
  if (!source && !isOver) listen();
}

function grow() {
  const field = $("#text");
  field.style.height = "auto";
  if (field.value) field.style.height = `${field.scrollHeight + 4}px`;
}

document.addEventListener("submit", send);
document.querySelectorAll("[data-scripted]").forEach((form) => form.addEventListener("formdata", keepDraft));
document.addEventListener("click", (event) => {
  const menu = $(".menu");
  if (!menu.contains(event.target)) menu.open = false;
});
// To ask again for what came; a page loaded anew would lose what is being typed.
$("#refresh").addEventListener("click", (event) => {
  event.preventDefault();
  $(".menu").open = false;
  rest();
  listen();
});
$("#ended a").addEventListener("click", (event) => {
  if (!$("#text").value.trim()) return;
  event.preventDefault();
  $("form.say").requestSubmit(); // the words go to the new beginning
});
$("#text").addEventListener("input", grow);
$("#text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
for (const event of ["pointerdown", "keydown", "visibilitychange"]) document.addEventListener(event, wake);
setInterval(restIfAlone, 30000);
addEventListener("pageshow", (event) => event.persisted && location.reload());
grow();
toEnd();
$("#newest")?.closest(".line").scrollIntoView({ block: "start" });
listen();
