"""The program in real windows: a virtual screen, a window manager, and a mouse and keyboard that the system moves."""
