// A page that is not served over https or from the machine itself has no clipboard, and
// the copy buttons of code would do nothing. Inside the click that asks for it, a browser
// still copies what is selected.
if (!navigator.clipboard) {
  const writeText = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.style.cssText = "position: fixed; top: 0; opacity: 0";
    const focused = document.activeElement;
    // inside the dialog: outside of it the focus would be taken back before the copy
    (focused?.closest("[role=dialog]") ?? document.body).append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return isCopied ? Promise.resolve() : Promise.reject(new Error("not copied"));
  };
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: { writeText },
  });
}
