/** Files of the member's own machine; none where they would rather not. */
export const chooseFiles = ({ accept = '', several = false } = {}): Promise<File[]> =>
  new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept, multiple: several });
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
