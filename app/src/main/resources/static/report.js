// Keeps the draft of a report on the device until it is sent, and how long the last one took. The form works without it.
(function () {
  "use strict";
  var PREFIX = "clearway-draft:";
  function read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch (e) { return null; } }
  function write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch (e) { /* storage may be closed or full */ } }
  function remove(key) { try { localStorage.removeItem(key); } catch (e) { /* as above */ } }

  var sent = document.getElementById("sent");
  if (sent) {
    var draft = read(PREFIX + sent.dataset.sent);
    if (draft && draft.began && draft.ended) { write("clearway-report-took", Math.round((draft.ended - draft.began) / 1000)); }
    remove(PREFIX + sent.dataset.sent);
  }

  var form = document.getElementById("report");
  if (!form) { return; }
  var key = PREFIX + form.dataset.draft;
  var line = document.getElementById("draft");
  var skipped = { site: true, day: true, basedOn: true, _csrf: true, confirmed: true };
  var kept = read(key);

  function say(at) {
    var parts = [];
    if (at) { parts.push(line.dataset.kept.replace("[time]", at)); }
    var took = read("clearway-report-took");
    if (took > 0 && took < 3600) { parts.push(line.dataset.took.replace("[seconds]", took)); }
    line.textContent = parts.join(" · ");
  }

  function each(act) {
    Array.prototype.forEach.call(form.elements, function (field) { if (field.name && !skipped[field.name]) { act(field); } });
  }

  function keep() {
    var values = {};
    each(function (field) { if (field.type !== "radio" || field.checked) { values[field.name] = field.value; } });
    var time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    kept = { values: values, time: time, began: (kept && kept.began) || Date.now() };
    write(key, kept);
    say(time);
  }

  if (kept && kept.values && form.dataset.refused !== "true") {
    each(function (field) {
      if (!(field.name in kept.values)) { return; }
      if (field.type === "radio") { field.checked = field.value === kept.values[field.name]; } else { field.value = kept.values[field.name]; }
    });
  }
  say(kept && kept.time);
  form.addEventListener("input", keep);
  form.addEventListener("submit", function () { if (kept) { kept.ended = Date.now(); write(key, kept); } });
})();
