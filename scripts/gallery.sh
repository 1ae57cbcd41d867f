#!/usr/bin/env bash
# Makes the pictures of docs/gallery.md anew: runs every scenario with its usual 10,000 draws (stakeholders where nobody bargains over time) and
# takes a picture of the first screen of its page. Needs Chromium; pngquant, where it is there, makes the pictures smaller.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release src/Entente.Cli -v q
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for file in scenarios/*.yaml; do
  name=$(basename "$file" .yaml)
  if [ "$name" = town-traffic ]; then
    artifacts/bin/Entente.Cli/release/entente stakeholders "$file" --out "$work/$name.html" >/dev/null
    page="$work/$name.html"
  else
    artifacts/bin/Entente.Cli/release/entente run "$file" --out "$work/$name" >/dev/null
    page="$work/$name/report.html"
  fi
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=8000 --window-size=1000,1300 \
    --screenshot="$PWD/docs/gallery/$name.png" "file://$page" 2>/dev/null
  if command -v pngquant >/dev/null; then
    pngquant --force --ext .png 32 "docs/gallery/$name.png"
  fi
done
