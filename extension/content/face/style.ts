// The badge's style, inside the closed shadow root. Colours meet 4.5:1 in light and dark; the panel uses the same ones.

export const STYLE = `
.slot{color-scheme:light dark;--bg:light-dark(#fff,#1b2129);--fg:light-dark(#1b2430,#e8edf3);--on:light-dark(#fff,#0e141b);--accent:light-dark(#1a56b8,#8fbcff);font:13px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--fg);text-align:start}
*{box-sizing:border-box;margin:0;padding:0;font:inherit;color:inherit;unicode-bidi:plaintext}
[hidden]{display:none!important}
[data-tone]{--tone:light-dark(#4a5565,#b4c0ce);--wash:light-dark(#f0f2f5,#262e38)}
[data-tone=ready]{--tone:light-dark(#0b6b3a,#6fdc9c);--wash:light-dark(#e3f5ea,#143324)}
[data-tone=fix]{--tone:light-dark(#8a4b00,#ffc56b);--wash:light-dark(#fff1d6,#3a2a0d)}
[data-tone=stop]{--tone:light-dark(#b3161b,#ff9b96);--wash:light-dark(#fde8e8,#431a1c)}
[data-tone=hint]{--tone:light-dark(#1a56b8,#8fbcff);--wash:light-dark(#e6effc,#182b47)}
.hollow{--wash:var(--bg)}
svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round;display:block}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.badge{position:fixed;z-index:2;display:flex;align-items:center;gap:6px;height:26px;padding-inline:4px 10px;border:1px solid var(--tone);border-radius:13px;background:var(--wash);color:var(--tone);font-size:12px;font-weight:600;line-height:1;white-space:nowrap;box-shadow:0 1px 2px #0f172a29;cursor:pointer;user-select:none}
.badge:hover,.badge[aria-expanded=true]{box-shadow:0 0 0 2px var(--wash),0 0 0 3px var(--tone)}
.badge[aria-expanded=true]{z-index:0}
.badge.small{gap:3px;padding-inline:3px 4px}
.dot{flex:none;width:18px;height:18px;padding:3px;border-radius:50%;background:var(--tone);color:var(--on)}
.hollow{border-style:dashed}
.hollow .dot{background:none;color:var(--tone);padding:1px}
.live{position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (forced-colors:active){.dot{background:ButtonFace;color:ButtonText}}
`;
