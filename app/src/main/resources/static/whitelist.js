// Deciding by keyboard: j and k walk the cards, a approves, d opens the refusal, x chooses, ? shows the keys. Never in a field.
(function () {
  "use strict";
  function cards() { return Array.from(document.querySelectorAll("[data-card]")); }
  function active() { return document.querySelector("[data-card].active"); }

  function walk(step) {
    var all = cards();
    var at = all.indexOf(active());
    var next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (!next) { return; }
    all.forEach(function (card) { card.classList.toggle("active", card === next); card.removeAttribute("aria-current"); });
    next.setAttribute("aria-current", "true");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  function typing(target) { return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "checkbox"; }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    if (/(?:^|; )clearway-keys=off/.test(document.cookie)) { return; }
    var card = active();
    if (event.key === "j") { walk(1); }
    else if (event.key === "k") { walk(-1); }
    else if (event.key === "a" && card) { var yes = card.querySelector("[data-approve]"); if (yes) { yes.click(); } }
    else if (event.key === "d" && card) {
      var no = card.querySelector("details.decline");
      if (no) { no.open = true; no.querySelector("select").focus(); event.preventDefault(); }
    } else if (event.key === "x" && card) { var box = card.querySelector("input[type=checkbox]"); if (box) { box.checked = !box.checked; } }
    else if (event.key === "?") { var keys = document.querySelector("details.menu.right"); if (keys) { keys.open = !keys.open; } }
  });

  // The button that opened the refusal is gone: whoever opened it stands in its first field.
  document.addEventListener("toggle", function (event) {
    if (event.target.matches("details.decline, details.otherday") && event.target.open && !event.target.querySelector("[aria-invalid]")) {
      event.target.querySelector("select, input[type=date]").focus();
    }
  }, true);

  document.addEventListener("DOMContentLoaded", function () {
    var bad = document.querySelector("details.decline[open] textarea[aria-invalid]");
    if (bad) { bad.focus(); }
  });
})();
