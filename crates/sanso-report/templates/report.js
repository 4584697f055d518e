"use strict";
// The report works without this; it only lights up what belongs together on the map and follows links into folded parts.
(() => {
  const maps = document.querySelectorAll(".sanso-map");
  for (const map of maps) {
    const links = [...map.querySelectorAll(".link")];
    const light = (name) => {
      const near = new Set([name]);
      for (const link of links) {
        const on = link.dataset.a === name || link.dataset.b === name;
        link.classList.toggle("on", on);
        if (on) { near.add(link.dataset.a); near.add(link.dataset.b); }
      }
      for (const node of map.querySelectorAll(".node")) node.classList.toggle("on", near.has(node.dataset.n));
      map.classList.add("lit");
    };
    const off = () => {
      map.classList.remove("lit");
      for (const on of map.querySelectorAll(".on")) on.classList.remove("on");
    };
    for (const node of map.querySelectorAll(".node")) {
      node.addEventListener("mouseenter", () => light(node.dataset.n));
      node.addEventListener("mouseleave", off);
      node.addEventListener("focus", () => light(node.dataset.n));
      node.addEventListener("blur", off);
    }
  }
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  const language = () => {
    const chosen = document.querySelector("input[name=lang]:checked");
    document.documentElement.lang = chosen && chosen.id === "lang-en" ? "en" : "ja";
  };
  for (const input of document.querySelectorAll("input[name=lang]")) input.addEventListener("change", language);
})();
