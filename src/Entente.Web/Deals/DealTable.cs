using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Solve;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using static Entente.Answers.JsonKinds;

namespace Entente.Web.Deals;

/// <summary>The packages of one version of a file in numbers: made once, and asked at every move of a slider.</summary>
/// <param name="version">The version of the file.</param>
/// <param name="file">The file, without errors.</param>
internal sealed class DealTable(string version, ScenarioFile file)
{
    private static readonly JsonForm<InNumbers> PackageForm = new()
    {
        { "key", "The package's name in the file.", one => one.Problem.Name },
        { "name", "What it is called in sentences.", one => one.Problem.Package.Name ?? one.Problem.Name },
        { "covers", "The issues that it settles.", one => one.Covers, List(Text) },
        { "parts", "By actor: how it takes part.", one => one.Problem.ActorNames.Zip(one.Problem.Roles, KeyValuePair.Create),
            Map(Word<Role>()) },
        { "today", "By issue: where it stands without a deal.", one => (one.Scenario, one.Problem.Today), TermsJson.Form },
    };

    private readonly ConcurrentDictionary<string, Lazy<InNumbers>> packages = new(StringComparer.Ordinal);

    /// <summary>The version of the file.</summary>
    public string Version => version;

    /// <summary>The file.</summary>
    public ScenarioFile File => file;

    private Scenario Scenario => file.Scenario!;

    /// <summary>What can be agreed: every package, the main one first.</summary>
    public JsonArray Packages() =>
        [.. Scenario.AllPackages.Names.OrderBy(name => name != Scenario.MainPackage)
            .Select(JsonNode (name) => PackageForm.Write(Of(name)))];

    /// <summary>What becomes of terms, as `solve --terms` says it.</summary>
    /// <param name="package">The package; null = the main one.</param>
    /// <param name="terms">One number an issue, as <c>TermsOf</c> makes them.</param>
    public JsonObject Test(string? package, double[] terms)
    {
        InNumbers numbers = Of(package);
        return TermsAnswerJson.Of(TermsAnswer.Of(Scenario, numbers.Problem, numbers.WithoutDeadlines, terms));
    }

    /// <summary>Terms that somebody looks for.</summary>
    /// <param name="package">The package; null = the main one.</param>
    /// <param name="aim">What is looked for: one of <see cref="TermsSearch.Aims"/>.</param>
    /// <param name="terms">One number an issue.</param>
    /// <param name="pins">Names of issues that stay as they are.</param>
    /// <exception cref="RefusedException">There is no such aim or issue.</exception>
    public TermsSearch Search(string? package, string aim, double[] terms, IEnumerable<string> pins)
    {
        int[] settled = [.. pins.Distinct(StringComparer.Ordinal).Select(pin => Scenario.Issues.TryIndexOf(pin, out int k) ? k
            : throw RefusedException.Unclear($"There is no issue `{Problem.Visible(pin)}`."))];
        return TermsSearch.Aims.Contains(aim) ? TermsSearch.Of(Scenario, Of(package).Problem, aim, terms, settled)
            : throw RefusedException.Unclear($"There is nothing called `{Problem.Visible(aim)}` to go to; there "
                + $"are {string.Join(", ", TermsSearch.Aims)}.");
    }

    /// <summary>Terms as numbers, one an issue; today's where a call says nothing.</summary>
    /// <exception cref="RefusedException">They name what is no issue, or a value that it cannot have.</exception>
    public double[] TermsOf(string? package, IReadOnlyDictionary<string, JsonElement> given)
    {
        double[] terms = [.. Of(package).Problem.Today];
        foreach ((string name, JsonElement value) in given)
        {
            terms[Scenario.Issues.TryIndexOf(name, out int k) ? k
                : throw RefusedException.Unclear($"There is no issue `{Problem.Visible(name)}`.")] =
                (Scenario.Issues[k].Value, value.ValueKind) switch
                {
                    (ScaleIssue scale, JsonValueKind.Number) when value.TryGetDouble(out double at)
                        && at >= scale.Scale.From && at <= scale.Scale.To => scale.Scale.Inside(at),
                    (OptionsIssue options, JsonValueKind.String) when options.Options.TryIndexOf(value.GetString()!, out int option) =>
                        option,
                    _ => throw RefusedException.Unclear($"`{name}` cannot have this value: it takes "
                        + (Scenario.Issues[k].Value is OptionsIssue issue
                        ? $"one of {string.Join(", ", issue.Options.Names)}."
                            : $"{TermsWords.Number(Scenario.Issues[k].Value, ScaleIssue.Min)} to "
                            + $"{TermsWords.Counted(Scenario.Issues[k].Value, ScaleIssue.Max)}.")),
                };
        }

        return terms;
    }

    /// <summary>Terms of a plan as numbers.</summary>
    public double[] TermsOf(string? package, Named<IssueValue> plan) => Of(package).Problem.TermsOf(plan);

    /// <summary>Terms with the names of issues and options.</summary>
    public JsonNode Named(double[] terms) => TermsJson.Form.Write((Scenario, terms))!;

    /// <summary>The package that terms are meant for: the one that settles just these issues, one preferred if it does; else the main
    /// one.</summary>
    public string PackageOf(IEnumerable<string> issues, string? preferred)
    {
        HashSet<string> named = [.. issues];
        return Scenario.AllPackages.Names.OrderBy(name => name != preferred).FirstOrDefault(name => named.SetEquals(Of(name).Covers))
            ?? Scenario.MainPackage;
    }

    /// <summary>The issues that a package settles.</summary>
    public IReadOnlyList<string> Covers(string? package) => Of(package).Covers;

    /// <summary>The key of a package.</summary>
    /// <exception cref="RefusedException">There is none of this name.</exception>
    public string KeyOf(string? package) => Of(package).Problem.Name;

    private InNumbers Of(string? package)
    {
        string name = package ?? Scenario.MainPackage;
        return Scenario.AllPackages.Has(name) ? packages.GetOrAdd(name, key => new(() => Make(key))).Value
            : throw RefusedException.Unclear($"There is no package `{Problem.Visible(name)}`.");
    }

    private InNumbers Make(string name)
    {
        PackageProblem problem = PackageProblem.Of(Scenario, name, number => number.Central);
        return new(Scenario, problem, DealWithoutDeadlines.ProblemOf(Scenario, problem));
    }

    private sealed record InNumbers(Scenario Scenario, PackageProblem Problem, PackageProblem? WithoutDeadlines)
    {
        public IReadOnlyList<string> Covers { get; } = [.. Problem.IssueNames.Where(Problem.Package.Covers.Includes)];
    }
}
