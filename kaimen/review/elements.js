// Building elements. Every text of a page goes through text nodes; nothing is ever parsed as HTML.

const $ = (id) => document.getElementById(id);

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
/** A link only for http and https; any other address stays text. */
function link(address) {
  if (!/^https?:\/\//i.test(address)) return h("span", { class: "address" }, address);
  return h("a", { class: "address", href: address, rel: "noopener noreferrer", target: "_blank" }, address);
}
function button(label, onclick, attributes) {
  return h("button", { type: "button", onclick, ...attributes }, label);
}
