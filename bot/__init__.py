"""The faces of the desk: a terminal and Discord, and the only place that starts things."""
