// What a page remembers on this device, and only there.

/** Get, set or remove an item; null where storage is switched off. */
export function store(act, ...values) {
  try {
    return localStorage[act](...values);
  } catch {
    return null;
  }
}
