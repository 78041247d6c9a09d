/** Colleagues share machines: what one opened, wrote or did here is gone when another one signs in. */
export function forgetOthers(member: string): void {
  for (const storage of [sessionStorage, localStorage]) {
    for (const key of Object.keys(storage)) if (isOfAnother(key, member)) storage.removeItem(key);
  }
}

/** All that is stored is called `gable.<what>.<member>`, and what is of several places goes on behind. */
const isOfAnother = (key: string, member: string): boolean => key.startsWith('gable.') && key.split('.')[2] !== member;
