# The table of runs on clusters, its budgets and whether they are kept; exit 1 when one is broken.

END {
  f0 = median("f0", "cpu")
  f1 = median("f1", "cpu")
  print "| what | CPU-s | MiB | wall s | budget | |"
  print "|---|---|---|---|---|---|"
  line("f0", "F0: bare JVM, one HTTP request", 0, 0, "")
  line("f1", "F1: bare JVM, one HTTPS request", 0, 0, "")
  line("validate", "`validate`, steps for Kubernetes", f0 + 0.10, 48, sprintf("F0 + 0.10 = %.2f CPU-s, 48 MiB", f0 + 0.10))
  line("plan", "`plan`, the next line's file", 0, 66, "66 MiB")
  line("kill", sprintf("`run`, pods counted, one killed, counted (%.2f × F1)", median("kill", "cpu") / f1), 1.5 * f1, 66, sprintf("1.5 F1 = %.2f CPU-s, 66 MiB", 1.5 * f1))
  line("scale", sprintf("`run`, a Deployment scaled and put back (%.2f × F1)", median("scale", "cpu") / f1), 0, 66, "66 MiB")
  line("select", "`run`, one of 20 000 pods killed", 0, 100, "1.5 s, 100 MiB", 1.5)
  line("massacre", "`run`, 500 of 2 000 pods killed, 25 ms each", 0, 100, "1.5 s, 100 MiB", 1.5)
  printf "\nMedian of %d; MiB is the maximum resident size / 1024, CPU-s is user + system.\n", runs
  exit broken
}
