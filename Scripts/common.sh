# Shared by ./footfall, ./test and the checks: sets up what is missing and builds what has changed.
# Expects $root; sourced, not run.

export FOOTFALL_HOME="$root"
export PKG_CONFIG_PATH="$root/.deps/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"

# Whether set-up has run, with this version of the script and at this place.
is_set_up() {
  [ -f "$root/.deps/complete" ] \
    && cmp -s <(cat "$root/Scripts/setup"; printf '%s\n' "$root") "$root/.deps/complete"
}

require_swift() {
  command -v swift >/dev/null 2>&1 && return 0
  printf '%s\n' "footfall: the Swift toolchain is missing. Install Swift 6.3 and put it on PATH." >&2
  exit 6
}

# Whether libtorch is installed for what learns.
has_training() {
  [ -f "$root/.deps/torch/complete" ] && [ -f "$root/.deps/pkgconfig/libtorch.pc" ]
}

# build_program PRODUCT: builds a program in release mode if a source file is newer than its last
# build.
build_program() {
  local stamp="$root/.build/$1.stamp" program="$root/.build/release/$1"
  if [ -x "$program" ] && [ -f "$stamp" ] && [ -z "$(find "$root/Package.swift" \
      "$root/Sources" -newer "$stamp" -print -quit)" ]; then
    return 0
  fi
  require_swift
  [ -x "$program" ] || printf '%s\n' "Building Footfall (the first time takes minutes) ..." >&2
  mkdir -p "$root/.build"
  touch "$stamp.new"
  if ! swift build --package-path "$root" -c release --product "$1" >&2; then
    rm -f "$stamp.new"
    printf '%s\n' "footfall: the build failed; the messages above say where." >&2
    exit 1
  fi
  mv "$stamp.new" "$stamp"
}
