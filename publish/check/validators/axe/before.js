// Runs in each page before axe. Weak collections whose entries stand at their keys.
//
// axe keeps the six private fields of each colour in a WeakMap each. A book with listings has thousands
// of coloured words, each on a stack of backgrounds, so the engine's weak tables took a fifth of the
// time (a profile of long chapters of the Rust book, axe 4.11 in Chromium 156). A property that nothing
// lists says the same.
'use strict';

{
  class AtKey {
    constructor() {
      this.name = Symbol('kept');
    }
    has(key) {
      return typeof key === 'object' && key !== null && this.name in key;
    }
    get(key) {
      return key[this.name];
    }
    set(key, value) {
      key[this.name] = value;
      return this;
    }
    add(key) {
      return this.set(key, true);
    }
    delete(key) {
      return this.has(key) && delete key[this.name];
    }
  }
  window.WeakMap = window.WeakSet = AtKey;
}
