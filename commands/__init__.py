"""What can be asked: one file for each command, and the desk that finds the right one."""
