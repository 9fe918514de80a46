// Files for the library: picked, or dropped anywhere on the page.

/**
 * @param {Object<string, HTMLElement>} parts the button `import` and the field `files`
 * @param {(files: File[]) => void} take
 */
export function listen({ import: press, files }, take) {
  press.addEventListener('click', () => files.click());
  files.addEventListener('change', () => {
    const picked = [...files.files];
    files.value = ''; // so that the same file can be picked again
    if (picked.length) take(picked);
  });
  const holds = (event) => event.dataTransfer?.types.includes('Files');
  document.addEventListener('dragover', (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) document.body.classList.remove('dropping'); });
  document.addEventListener('drop', (event) => {
    document.body.classList.remove('dropping');
    if (!holds(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}
