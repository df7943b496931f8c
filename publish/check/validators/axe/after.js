// Runs in each page after axe and before Ace's part. What axe works out again and again is kept, and
// what nobody reads is not told. The violations are the same, which a test holds.
'use strict';

{
  // A book has some twenty colours; axe reads each by a parser of all of CSS, for each background of
  // each word: a third of its time.
  const Color = window.axe?.commons?.color?.Color;
  if (Color) {
    const read = Color.prototype.parseString;
    const known = new Map();
    Color.prototype.parseString = function (text) {
      const kept = known.get(text);
      if (kept) [this.r, this.g, this.b, this.alpha] = kept;
      else {
        read.call(this, text); // what it cannot read it throws, and is not kept
        known.set(text, [this.r, this.g, this.b, this.alpha]);
      }
      return this;
    };
  }

  // Ace reads violations alone. All that is sound, with a selector for each element, is most of the
  // answer: two megabytes for a long chapter.
  const run = window.axe.run;
  window.axe.run = (options, done) => run.call(window.axe, { ...options, resultTypes: ['violations'] }, done);
}
