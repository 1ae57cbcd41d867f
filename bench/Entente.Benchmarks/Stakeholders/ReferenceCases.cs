using System.Globalization;
using Entente.Stakeholders;

namespace Entente.Benchmarks.Stakeholders;

/// <summary>Reads reference data that is not part of the repository: a KTAB case, and the DEU III tables. None of their cells is
/// quoted.</summary>
internal static class ReferenceCases
{
    public static StakeholderProblem Ktab(string file)
    {
        string[][] lines = [.. File.ReadLines(file).Select(line => line.Split(',')).Where(cells => cells.Length > 3)];
        int issues = int.Parse(lines[0][^2], CultureInfo.InvariantCulture);
        string[][] rows = lines[2..];
        var stakes = new Stake?[rows.Length, issues];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int k = 0; k < issues; k++)
            {
                stakes[i, k] = new(Number(rows[i][3 + (2 * k)]), Number(rows[i][4 + (2 * k)]), Number(rows[i][2]));
            }
        }

        return new([.. rows.Select(row => new StakeholderActor(row[0], row[0]))],
            [.. Enumerable.Range(0, issues).Select(k => new StakeholderIssue($"i{k}", $"i{k}"))], stakes);
    }

    /// <summary>One problem for each proposal, its issues together.</summary>
    public static IEnumerable<StakeholderProblem> Deu(string folder)
    {
        ILookup<string, Dictionary<string, string>> positions = Rows(Path.Combine(folder, "positions.csv"))
            .ToLookup(row => row["issue_id"], StringComparer.Ordinal);
        foreach (IGrouping<string, Dictionary<string, string>> proposal in Rows(Path.Combine(folder, "issues.csv"))
            .GroupBy(row => row["proposal_id"], StringComparer.Ordinal))
        {
            Dictionary<string, string>[] issues = [.. proposal];
            string[] actors = [.. issues.SelectMany(issue => positions[issue["issue_id"]]).Select(row => row["actor"])
                .Distinct(StringComparer.Ordinal)];
            var stakes = new Stake?[actors.Length, issues.Length];
            for (int k = 0; k < issues.Length; k++)
            {
                foreach (Dictionary<string, string> row in positions[issues[k]["issue_id"]].Where(row => row["position"].Length > 0))
                {
                    stakes[Array.IndexOf(actors, row["actor"]), k] =
                        new(Number(row["position"]), Number(row["salience"]), Number(row["capability_council"]));
                }
            }

            yield return new(
                [.. actors.Select(actor => new StakeholderActor(actor, actor))],
                [.. issues.Select(issue =>
                    new StakeholderIssue(issue["issue_id"], issue["issue_id"], issue["reference_point"].Length > 0
                    ? Number(issue["reference_point"]) : null, Number(issue["outcome"])))],
                stakes);
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        string[][] lines = [.. File.ReadLines(file).Select(line => line.Split(','))];
        return lines.Skip(1).Select(cells =>
            lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
    }

    private static double Number(string text) => text.Length == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture);
}
