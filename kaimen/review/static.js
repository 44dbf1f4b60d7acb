"use strict";
// The pages that are only read (index, differences) hold both languages; the reader's is shown.
document.documentElement.lang = navigator.language.startsWith("zh") ? "zh" : "en";
