# Lets `holdfast guard --run 'Rscript sim.R'` drive an R simulator. Needs the package jsonlite.
#
#   source("holdfast_adapter.R")
#   serve(function(n, sigma, ...) mean(rnorm(n, sd = sigma))^2)

serve <- function(simulate) {
  requests <- file("stdin", open = "r")
  on.exit(close(requests))
  repeat {
    line <- readLines(requests, n = 1)
    if (length(line) == 0) break
    request <- jsonlite::fromJSON(line)
    set.seed(request$seed)
    values <- replicate(request$replicates, as.numeric(do.call(simulate, as.list(request$params))))
    answer <- jsonlite::toJSON(list(values = as.list(values)), auto_unbox = TRUE, digits = NA)
    cat(answer, "\n", sep = "")
    flush(stdout())
  }
}
