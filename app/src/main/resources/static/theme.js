// Before the first paint: light or dark, as the person chose or the system says.
(function () {
  var kept = null;
  try { kept = localStorage.getItem("clearway-theme"); } catch (e) { /* storage may be closed */ }
  var dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  if (dark) { document.documentElement.setAttribute("data-theme", "dark"); }
})();
