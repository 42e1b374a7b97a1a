# Completion of tool for bash.
_tool() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}"
  [[ $previous == = ]] && previous="${COMP_WORDS[COMP_CWORD - 2]}"
  [[ $current == = ]] && previous="${COMP_WORDS[COMP_CWORD - 1]}" current=''
  local path='' word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    case "$path/$word" in
      '/work') path='/work' ;;
      '/list') path='/list' ;;
    esac
  done
  COMPREPLY=()
  case "$path $previous" in
    '/work --from') :; return ;;
    '/work --person') :; return ;;
    '/work --view') COMPREPLY=($(compgen -W 'side front rear' -- "$current")); return ;;
    '/work --slow-motion') :; return ;;
    '/work --only') COMPREPLY=($(compgen -W 'json csv video' -- "$current")); return ;;
    '/work --out') compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
  esac
  case "$path" in
    '')
      COMPREPLY=($(compgen -W 'work list --help --version' -- "$current")) ;;
    '/work')
      if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W '--from --person --view --slow-motion --only --out --fast --quiet --help' -- "$current"))
      else
        compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current")
      fi ;;
    '/list')
      COMPREPLY=($(compgen -W '--help' -- "$current")) ;;
  esac
}
complete -F _tool tool
