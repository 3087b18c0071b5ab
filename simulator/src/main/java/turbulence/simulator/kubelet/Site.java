package turbulence.simulator.kubelet;

import turbulence.simulator.control.Means;
import turbulence.simulator.kubelet.volume.Shelves;
import turbulence.simulator.traffic.Wires;

/// What all nodes share.
record Site(
    Means means,
    Wires wires,
    Images images,
    Timing timing,
    Logs logs,
    Tokens tokens,
    Doors doors,
    Shelves shelves) {}
