/** Whether the side bar is open; where there is little room it is a sheet that starts closed. */
export class SideBarState {
  isOpen = $state(true);
  isSheetOpen = $state(false);

  restore(): void {
    this.isOpen = document.documentElement.dataset.side !== 'closed';
  }

  toggle(): void {
    if (matchMedia('(max-width: 900px)').matches) this.isSheetOpen = !this.isSheetOpen;
    else this.#toggleColumn();
  }

  #toggleColumn(): void {
    this.isOpen = !this.isOpen;
    const side = this.isOpen ? 'open' : 'closed';
    document.documentElement.dataset.side = side;
    // The server reads it, so that the first paint is right.
    document.cookie = `gable.side=${side}; Path=/; Max-Age=31536000; SameSite=Lax`;
  }
}
