// Before the first paint: light or dark, as the person chose or the system says.
(function () {
  var chosen = /(?:^|; )clearway-theme=(\w+)/.exec(document.cookie);
  var kept = chosen && chosen[1];
  var dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  if (dark) { document.documentElement.setAttribute("data-theme", "dark"); }
})();
