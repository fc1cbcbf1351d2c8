"""Completion scripts of bash, zsh and fish. None evaluates what comes back: it is read, split and offered as data.

That is what to keep when one is changed: no `eval`, no `(e)` flag, no `_arguments` or `compgen -W` with an answer in
it (they expand what they are given), no unquoted expansion in bash.
"""

from __future__ import annotations

_BASH = """\
# cmdaily completion for bash: cmdaily completion bash >> ~/.bashrc
_cmdaily_completion() {
    local line value part word=${COMP_WORDS[COMP_CWORD]} there rest=${COMP_LINE#*"${COMP_WORDS[0]}"}
    local -a words=("${COMP_WORDS[0]}")
    local -i number
    COMPREPLY=()
    # bash takes ann@social.example and x:ann apart at @ and : (COMP_WORDBREAKS): they are put together again
    for ((number = 1; number <= COMP_CWORD; number++)); do
        part=${COMP_WORDS[number]}
        if ((number > 1)) && [[ $rest == "$part"* && $rest != [[:space:]]* ]] &&
            [[ $part != = && ${words[${#words[@]}-1]} != *= ]]; then
            words[${#words[@]}-1]+=$part
        else
            words+=("$part")
        fi
        rest=${rest#"${rest%%[![:space:]]*}"}
        rest=${rest#"$part"}
    done
    there=${words[${#words[@]}-1]%"$word"}
    [[ $word == : ]] && there+=:
    there=${there%@}  # readline leaves what is before the @ where it is, and not the @
    while IFS= read -r line; do
        value=${line%%$'\\t'*}
        value=${value#"$there"}
        case $word in
            \\'*) [[ $value == *\\'* ]] && continue ;;
            \\"*) [[ $value == *[\\\\\\$\\`\\"!]* ]] && continue ;;
            *) printf -v value %q "$value" && value=${value//\\\\,/,} ;;
        esac
        COMPREPLY+=("$value")
    done < <(env _CMDAILY_COMPLETE=bash-2 cmdaily "${words[@]:1}" 2>/dev/null)
}

complete -o default -F _cmdaily_completion cmdaily
"""

_ZSH = """\
#compdef cmdaily
# cmdaily completion for zsh: cmdaily completion zsh >> ~/.zshrc

_cmdaily() {
    local line value text word=$PREFIX
    local -i width=0 described=0
    local -a answer values shown expl
    answer=("${(@f)$(env _CMDAILY_COMPLETE=zsh-2 cmdaily "${(@)words[2,CURRENT-1]}" "$word" 2>/dev/null)}")
    [[ $word == --*=* ]] && compset -P '*='
    for line in "${(@)answer}"; do
        value=${line%%$'\\t'*}
        [[ -n $value ]] || continue
        values+=("$value")
        (( ${(m)#value} > width )) && width=${(m)#value}
    done
    if (( ! $#values )); then
        _files
        return
    fi
    for line in "${(@)answer}"; do
        value=${line%%$'\\t'*} text=
        [[ -n $value ]] || continue
        [[ $line == *$'\\t'* ]] && text=${line#*$'\\t'} described=1
        line="${(mr:width:)value}  $text"
        shown+=("${(mr:COLUMNS - 1:)line}")
    done
    if (( described )); then
        _wanted cmdaily expl cmdaily compadd -l -d shown -a values
    else
        _wanted cmdaily expl cmdaily compadd -a values
    fi
}

if [[ $funcstack[1] == _cmdaily ]]; then
    _cmdaily "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _cmdaily cmdaily
fi
"""

_FISH = """\
# cmdaily completion for fish: cmdaily completion fish > ~/.config/fish/completions/cmdaily.fish
function __cmdaily_ask
    set -l before (commandline -opc)
    set -e before[1]
    set -l word (commandline -ct)
    set -g __cmdaily_answer (env _CMDAILY_COMPLETE=fish-2 cmdaily $before "$word" 2>/dev/null)
    if string match --quiet -- '--*=*' "$word"
        set __cmdaily_answer (string replace --regex '=.*' '=' -- "$word")$__cmdaily_answer
    end
    test (count $__cmdaily_answer) -gt 0
end

function __cmdaily_offer
    test (count $__cmdaily_answer) -gt 0; and printf '%s\\n' $__cmdaily_answer
end

complete --command cmdaily --no-files --condition __cmdaily_ask --arguments '(__cmdaily_offer)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The scripts, by the shell's name."""
