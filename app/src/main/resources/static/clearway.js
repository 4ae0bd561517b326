// Small helps for every page. Everything works as plain links and forms without this file.
(function () {
  "use strict";
  var gone = { s: "/", e: "/enterprises", r: "/reports", b: "/audit" };
  var waiting = false;

  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    if (/(?:^|; )clearway-keys=off/.test(document.cookie)) { return; }
    if (event.key === "/") {
      var find = document.getElementById("find");
      if (find) { event.preventDefault(); find.focus(); }
    } else if (waiting && gone[event.key]) {
      location.href = gone[event.key];
    }
    waiting = event.key === "g";
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach(function (menu) { menu.open = false; });
    }
  });

  function focusErrors(root) {
    var summary = root.querySelector("[data-focus]");
    if (summary) { summary.focus(); }
  }
  document.addEventListener("DOMContentLoaded", function () { focusErrors(document); });
  document.addEventListener("htmx:afterSwap", function (event) { focusErrors(event.target); });

  // A filter sends its form as soon as it is changed.
  document.addEventListener("change", function (event) {
    var form = event.target.closest("form[data-autosend]");
    if (form) { form.requestSubmit(); }
  });
})();
