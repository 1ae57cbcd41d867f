using Entente.Pages;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Answers.Run;

/// <summary>Says in words what a number of a scenario file means, what is assumed about it, and what it rests on.</summary>
internal sealed class InputWords(ScenarioFile file)
{
    private readonly Dictionary<string, Uncertain> numbers =
        file.Numbers.ToDictionary(number => number.Path, number => number.Value, StringComparer.Ordinal);
    private readonly Words words = new(file.Scenario!);
    private readonly EvidenceCoverage coverage = new(file.Scenario!);

    /// <summary>The number in words.</summary>
    public string Of(string path) => words.Number(path);

    /// <summary>What the number means, in a sentence without its full stop; empty where <see cref="Of"/> says it.</summary>
    public string Meaning(string path) => path.Split('.') is ["issues", _, "wants", _, "accepts" or "ideal" or "salience", ..]
        ? "" : ScenarioPath.Meaning(words.Scenario, path).TrimEnd('.');

    /// <summary>What is assumed about the number, in words.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="written">As the file writes it, for numbers that it leaves out.</param>
    public string Assumed(string path, string written) => Assumed(numbers.GetValueOrDefault(path), written);

    private static string Assumed(Uncertain? number, string written) => number switch
    {
        Uncertain.OnScale { IsExact: false, Written: Uncertain.TruncatedNormal } own =>
            $"{NumberSyntax.Write(own)}, in eight worlds of ten {InEight(own)}",
        Uncertain.OnScale { Drawn: Uncertain.Wide } own => $"{NumberSyntax.Write(own)}, taken to be wider, in eight worlds of ten "
            + InEight(own),
        Uncertain.OnScale own => Assumed(own.Written, written),
        Uncertain.Word { IsExact: true } point => $"\"{point.Name}\", {Say.Digits(point.Low)} exactly",
        Uncertain.Point exact => $"{Say.Digits(exact.Value)} exactly",
        Uncertain.Uniform range => $"{Say.Digits(range.Low)} to {Say.Digits(range.High)}, each value as likely as any other",
        Uncertain.Pert range => $"{Say.Digits(range.Low)} to {Say.Digits(range.High)}, most likely {Say.Digits(range.Central)}",
        Uncertain.Word range => $"\"{range.Name}\", {Say.Digits(range.Low)} to {Say.Digits(range.High)}",
        Uncertain.TruncatedNormal range =>
            $"{written}, in eight worlds of ten {Say.Digits(range.Quantile(0.1))} to {Say.Digits(range.Quantile(0.9))}",
        Uncertain.Wide range => $"{NumberSyntax.Write(range.Written)}, taken to be wider, in eight worlds of ten "
            + $"{Say.Digits(range.Quantile(0.1))} to {Say.Digits(range.Quantile(0.9))}",
        _ => written,
    };

    private static string InEight(Uncertain number) =>
        $"{Say.Digits(number.Shown(number.Quantile(0.1)))} to {Say.Digits(number.Shown(number.Quantile(0.9)))}";

    /// <summary>What the number rests on.</summary>
    public Ground GroundOf(string path)
    {
        PieceOfEvidence[] pieces = [.. coverage.For(path).Where(words.Scenario.Evidence.Has).Select(name => words.Scenario.Evidence[name])];
        return pieces.Length == 0 ? Ground.Nothing : pieces.Any(piece => piece.Source is not null) ? Ground.Sources : Ground.Judgement;
    }

    /// <summary>What a number rests on, in words.</summary>
    public string Grounds(string path) => GroundOf(path) switch
    {
        Ground.Nothing => "nothing",
        Ground.Judgement => "the analyst's own judgement",
        Ground.Sources => string.Join(", ", coverage.For(path)),
    };
}

/// <summary>What a number rests on.</summary>
internal enum Ground
{
    /// <summary>No evidence is named for it.</summary>
    Nothing,

    /// <summary>Evidence without a document: what the analyst thinks.</summary>
    Judgement,

    /// <summary>At least one document.</summary>
    Sources,
}
