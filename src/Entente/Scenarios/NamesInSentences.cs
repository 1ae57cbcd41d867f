using System.Text.RegularExpressions;

namespace Entente.Scenarios;

/// <summary>Names that begin with an article, such as `The government`, inside sentences: there the article is small. It stays where a
/// sentence or a table cell begins with the name, and before a capital, which makes it part of a proper name (`The Gambia`).</summary>
internal sealed class NamesInSentences
{
    private static readonly string[] Articles = ["The ", "A ", "An "];

    private readonly Regex? inside;

    public NamesInSentences(Scenario scenario)
    {
        string?[] all =
        [
            .. scenario.Actors.Select(actor => actor.Value.Name),
                .. scenario.Actors.SelectMany(actor => actor.Value.Factions.Select(faction => faction.Value.Name)),
            .. scenario.Holding?.Spoilers.Select(spoiler => spoiler.Value.Name) ?? [],
        ];
        string[] described =
        [
            .. all.OfType<string>().Where(name =>
                Articles.Any(article => name.StartsWith(article, StringComparison.Ordinal) && name.Length > article.Length
                && char.IsLower(name[article.Length])))
                .Distinct().OrderByDescending(name => name.Length),
        ];
        inside = described.Length == 0 ? null
            : new($@"(?<=[\p{{L}}\p{{N}},;)’'] |\()(?:{string.Join('|', described.Select(Regex.Escape))})(?![\p{{L}}\p{{N}}])",
                RegexOptions.CultureInvariant);
    }

    /// <summary>A sentence, or several, with such names as they are written inside sentences.</summary>
    public string In(string sentences) =>
        inside is null ? sentences : inside.Replace(sentences, name => char.ToLowerInvariant(name.Value[0]) + name.Value[1..]);
}
