# Odds by date and terms of the deal, from the draws of a results folder: Rscript scripts/odds.R results/NAME
#
# Needs arrow and jsonlite. Prints the same numbers as `entente run`, computed anew from draws.parquet.

scrambles <- 16  # draw i belongs to scramble i mod 16; each is an independent estimate

# Mean of the values, and its standard error: docs/explanation/run.md, "Errors".
mean_and_error <- function(draw, values) {
  mean <- mean(values)
  residuals <- tapply(values - mean, draw %% scrambles, sum)
  used <- length(residuals)
  c(mean, if (used < 2) NA else sqrt(sum(residuals^2) * used / (used - 1)) / length(values))
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 1) stop("Which results folder? Rscript scripts/odds.R results/NAME")
forecast <- jsonlite::fromJSON(file.path(arguments, "forecast.json"))  # for the dates and the names
draws <- as.data.frame(arrow::read_parquet(file.path(arguments, "draws.parquet")))
computed <- draws[is.na(draws$failure), ]

cat("date\tpackage\tp\tse\n")
for (row in seq_len(nrow(forecast$by))) {
  entry <- forecast$by[row, ]
  agreed <- computed[[paste0("agreed.", entry$package)]]
  chance <- mean_and_error(computed$draw, as.numeric(!is.na(agreed) & agreed <= as.Date(entry$date)))
  cat(entry$date, entry$package, sprintf("%.6f", chance[1]), if (is.na(chance[2])) "" else sprintf("%.6f", chance[2]), sep = "\t")
  cat("\n")
}

package <- forecast[["told-package"]]
made <- computed[!is.na(computed[[paste0("agreed.", package)]]), ]
cat(sprintf("\nTerms of %s, agreed in %d of %d worlds: the middle world, or the share of each option\n", package, nrow(made), nrow(computed)))
if (nrow(made) > 0) {
  prefix <- paste0("terms.", package, ".")
  for (column in names(made)[startsWith(names(made), prefix)]) {
    values <- made[[column]]
    shares <- sort(table(values) / length(values), decreasing = TRUE)
    middle <- if (is.character(values)) paste(names(shares), sprintf("%.4f", shares), collapse = ", ") else sprintf("%.4f", median(values))
    cat(substring(column, nchar(prefix) + 1), middle, sep = "\t")
    cat("\n")
  }
}
