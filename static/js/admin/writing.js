/* The page for a new piece: keeps what is pasted, takes dropped files, and loses nothing when something is wrong.
   Without it the page is a plain form that works as well. */
const UNSAFE = "script, style, link, meta, iframe, object, embed, form, input, button, svg, math, base, template";
const KEEP_DAYS = 3;

function withoutPrograms(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll(UNSAFE).forEach((element) => element.remove());
  page.querySelectorAll("*").forEach((element) => {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith("on") || /^\s*(javascript|vbscript):/i.test(value)) element.removeAttribute(name);
    }
  });
  return page.body.innerHTML;
}

class Draft {
  /* What is being typed, kept in this browser until it is a draft on the server. */
  constructor(user) {
    this.key = `writing-${user}`;
  }

  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) || "null");
      return kept && Date.now() - kept.at < KEEP_DAYS * 864e5 ? kept : null;
    } catch {
      return null;
    }
  }

  keep(title, html) {
    try {
      if (title || html) localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), title, html }));
      else this.forget();
    } catch {
      /* Too large to be kept, or the browser keeps nothing. */
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      /* Then it was never kept. */
    }
  }
}

function editorFor(textarea) {
  const editor = document.createElement("div");
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  editor.className = "writing__text";
  editor.contentEditable = "true";
  editor.setAttribute("role", "textbox");
  editor.setAttribute("aria-multiline", "true");
  if (label) {
    label.id = label.id || `${textarea.id}-label`;
    editor.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => editor.focus());
  }
  for (const line of textarea.value.split("\n").filter((text) => text.trim())) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    editor.append(paragraph);
  }
  textarea.hidden = true;
  textarea.after(editor);
  document.execCommand("defaultParagraphSeparator", false, "p");
  return editor;
}

function isFilled(editor) {
  return editor.textContent.trim() !== "" || editor.querySelector("img") !== null;
}

function showErrors(form, errors) {
  form.querySelectorAll("[data-field-errors]").forEach((place) => place.replaceChildren());
  form.querySelectorAll(".w-field--error").forEach((field) => field.classList.remove("w-field--error"));
  let first = null;
  for (const [name, texts] of Object.entries(errors)) {
    const control = form.elements[name === "markup" || name === "__all__" ? "text" : name];
    const field = control && control.closest("[data-field]");
    if (!field) continue;
    const words = document.createElement("p");
    words.className = "error-message";
    words.setAttribute("role", "alert");
    words.textContent = texts.join(" ");
    field.classList.add("w-field--error");
    field.querySelector("[data-field-errors]").append(words);
    first = first || field;
  }
  if (first) first.scrollIntoView({ block: "center" });
}

function nameChoice(zone, input) {
  /* The browser's own words stand in the browser's language, and small. */
  const words = document.createElement("p");
  words.className = "writing__chosen";
  words.setAttribute("aria-live", "polite");
  zone.classList.add("writing__drop--live");
  input.after(words);
  const tell = () => {
    words.textContent = input.files.length ? input.files[0].name : zone.dataset.writingDrop;
    words.classList.toggle("writing__chosen--file", input.files.length > 0);
  };
  input.addEventListener("change", tell);
  tell();
  return tell;
}

function takeDrops(form, input) {
  const zone = form.querySelector("[data-writing-drop]");
  const tell = nameChoice(zone, input);
  const hasFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  // A file that misses the field would otherwise replace the page, and what was typed with it.
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.classList.add("writing__drop--over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) zone.classList.remove("writing__drop--over");
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    zone.classList.remove("writing__drop--over");
    const word = new DataTransfer();
    word.items.add(event.dataTransfer.files[0]);
    input.files = word.files;
    tell();
    input.scrollIntoView({ block: "center" });
  });
}

function offerDraft(form, editor, draft) {
  const kept = draft.read();
  if (!kept || isFilled(editor) || form.elements.title.value) return;
  form.elements.title.value = kept.title;
  editor.innerHTML = withoutPrograms(kept.html);
  const note = document.createElement("div");
  note.className = "writing__restored help-block help-info";
  const words = document.createElement("span");
  words.textContent = form.dataset.writingRestored;
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "button button-small button-secondary";
  discard.textContent = form.dataset.writingDiscard;
  discard.addEventListener("click", () => {
    form.elements.title.value = "";
    editor.replaceChildren();
    draft.forget();
    note.remove();
  });
  note.append(words, discard);
  form.querySelector(".writing__or").after(note);
}

function start(form) {
  const textarea = form.elements.text;
  const editor = editorFor(textarea);
  const draft = new Draft(form.dataset.writingUser);
  const button = form.querySelector("[data-writing-submit]");
  const label = button.querySelector("em");
  const idle = label.textContent;
  let sent = false;
  offerDraft(form, editor, draft);
  takeDrops(form, form.elements.file);

  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => draft.keep(form.elements.title.value, isFilled(editor) ? editor.innerHTML : ""), 500);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && (isFilled(editor) || form.elements.file.files.length)) event.preventDefault();
  });

  function waiting(on) {
    button.disabled = on;
    label.textContent = on ? button.dataset.writingActive : idle;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const data = new FormData(form);
    data.delete("text");
    data.delete("markup");
    if (isFilled(editor)) {
      const html = withoutPrograms(editor.innerHTML);
      data.set("markup", new File([html], "text.html", { type: "text/html" }));
    }
    waiting(true);
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: data,
        headers: { Accept: "application/json" },
      });
      const answer = await response.json();
      if (answer.url) {
        sent = true;
        clearTimeout(timer);
        draft.forget();
        window.location.assign(answer.url);
        return;
      }
      showErrors(form, answer.errors);
    } catch {
      showErrors(form, { text: [form.dataset.writingFailed] });
    }
    waiting(false);
  });
}

document.querySelectorAll("form[data-writing]").forEach(start);
