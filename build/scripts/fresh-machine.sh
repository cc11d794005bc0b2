#!/usr/bin/env bash
# Proves `git clone` + `npm ci && npm test` on a bare Debian with nothing but Node: makes one in a folder with
# debootstrap, clones the committed state into it, and runs there as an ordinary user. Needs root and debootstrap.
#   build/scripts/fresh-machine.sh [RELEASE]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

release=${1:-bookworm}
root=$(mktemp -d "${TMPDIR:-/tmp}/xunjian-fresh-XXXXXX")
person=1000
# mktemp makes a folder for root alone; here it becomes the root folder of everybody.
chmod 755 "$root"

finish() {
  for inner in dev/shm dev proc; do
    if mountpoint -q "$root/$inner"; then umount "$root/$inner" || umount -l "$root/$inner"; fi
  done
  rm -rf --one-file-system "$root"
}
trap finish EXIT

# The same places that this machine's own clients use; none is named here.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1)
registry=$(npm config get registry)

echo "== a bare Debian $release"
debootstrap --variant=minbase --include=ca-certificates,libstdc++6 "$release" "$root" "$mirror" >"$root.log" 2>&1 || {
  tail -n 20 "$root.log"
  exit 1
}
rm -f "$root.log"

echo "== only Node and npm added"
modules=$(npm root -g)
install -D "$(command -v node)" "$root/usr/bin/node"
mkdir -p "$root/usr/lib/node_modules"
cp -a "$modules/npm" "$root/usr/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/bin/npm"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
cp "${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}" "$root/etc/ssl/certs/machine.crt"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"

home=/person
mkdir -p "$root$home"
git clone -q --no-local . "$root$home/xunjian"
chown -R "$person:$person" "$root$home"
git -C . log -1 --format='== npm ci && npm test at %h %s'

chroot --userspec="$person:$person" "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME="$home" LANG=C.UTF-8 CI=true \
  NODE_EXTRA_CA_CERTS=/etc/ssl/certs/machine.crt npm_config_cafile=/etc/ssl/certs/machine.crt npm_config_registry="$registry" \
  sh -c "cd $home/xunjian && npm ci --loglevel=error && npm test"
