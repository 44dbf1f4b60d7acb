"""What goes to the network or reads captures. The only async code; imports only `schemas`."""
