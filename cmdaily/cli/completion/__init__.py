"""Shell completion: the scripts for bash, zsh and fish, and what is answered to them."""
