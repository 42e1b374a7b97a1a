#compdef tool
# Completion of tool for zsh.
_tool() {
  local where='' word
  local -a subcommands
  for word in "${(@)words[2,CURRENT-1]}"; do
    case "$where/$word" in
      '/work') where='/work' ;;
      '/list') where='/list' ;;
    esac
  done
  case "$where" in
    '')
      subcommands=(
        'work:Works on a video.'
        'list:Lists what there is.'
      )
      _arguments \
        '--help[Show the help text.]' \
        '--version[Show the version.]' \
        '1:command:{_describe command subcommands}' ;;
    '/work')
      _arguments \
        '--from=[Begin here.]:TIME: ' \
        '--person=[Whom to follow.]:NUMBER: ' \
        '--view=[From where the camera looks.]:VIEW:(side front rear)' \
        '--slow-motion=[How many times slower than life the clip plays.]:FACTOR: ' \
        '*--only=[Write only these.]:KIND:(json csv video)' \
        '--out=[Where to write.]:FOLDER:_files -/' \
        '--fast[Be quick.]' \
        '--quiet[Say nothing.]' \
        '--help[Show the help text.]' \
        '1:command:' \
        '2:INPUT:_files' \
        '3:COPIES: ' ;;
    '/list')
      _arguments \
        '--help[Show the help text.]' \
        '1:command:' ;;
  esac
}
compdef _tool tool
