using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Scoring.Journals;

/// <summary>One line of a journal: either a frozen forecast or what came of a question. It carries the SHA-256 of the line before it and a
/// seal of its own, so that whatever is changed, taken away or put in between is found.</summary>
internal sealed record JournalEntry
{
    private const string SealBegins = ",\"seal\":\"", Closing = "\"}";

    private static readonly JsonSerializerOptions Layout = new(ResultsJson.Options)
    {
        WriteIndented = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = JournalJsonTypes.Default,
        Converters =
        {
            new JsonStringEnumConverter<AnswerKind>(JsonNamingPolicy.KebabCaseLower),
            new ResultsJson.NamedConverter<FrozenQuestion>(), new ResultsJson.ListConverter<DayChance>(),
        },
    };

    /// <summary>Its number, from 1.</summary>
    public required int Entry { get; init; }

    /// <summary>The forecast; null for an answer.</summary>
    public FrozenForecast? Freeze { get; init; }

    /// <summary>The answer; null for a forecast.</summary>
    public JournalAnswer? Resolve { get; init; }

    /// <summary>SHA-256 of the line before, in hexadecimal digits; empty for the first.</summary>
    public required string Before { get; init; }

    /// <summary>As a line, without its end.</summary>
    public string ToLine()
    {
        string open = JsonSerializer.Serialize(this, JsonLayout.TypeOf<JournalEntry>(Layout))[..^1];
        return $"{open}{SealBegins}{Hash(open)}{Closing}";
    }

    /// <summary>From a line, or what is wrong with it.</summary>
    public static (JournalEntry? Entry, string? WhyNot) FromLine(string line)
    {
        int seal = line.LastIndexOf(SealBegins, StringComparison.Ordinal);
        if (seal < 0 || line != $"{line[..seal]}{SealBegins}{Hash(line[..seal])}{Closing}")
        {
            return (null, "It was changed after it was written, or is no entry of a journal.");
        }

        try
        {
            JournalEntry? entry = JsonSerializer.Deserialize(line[..seal] + "}", JsonLayout.TypeOf<JournalEntry>(Layout));
            return entry is null || entry.Freeze is null == entry.Resolve is null ? (null, "It is neither a forecast nor an answer.")
                : (entry, null);
        }
        catch (JsonException)
        {
            return (null, "It is no entry of a journal of this version.");
        }
    }

    /// <summary>What the next entry says of this line.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What a finished run said, kept for the day on which it is known what came of it.</summary>
internal sealed record FrozenForecast
{
    /// <summary>The day as of which it was made: the date of the forecast, or the one that was named.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Version of the program that made the run.</summary>
    public required string Version { get; init; }

    /// <summary>The scenario file as the run names it.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of its text.</summary>
    public required string ScenarioSha256 { get; init; }

    /// <summary>SHA-256 of `run.json`.</summary>
    public required string Run { get; init; }

    /// <summary>How many worlds were drawn.</summary>
    public required int Draws { get; init; }

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What was asked, with the odds.</summary>
    public required Named<FrozenQuestion> Questions { get; init; }

    /// <summary>Every number of the scenario as it is written there, by path: so that a later forecast can be told apart.</summary>
    public required Named<string> Numbers { get; init; }
}

/// <summary>What kind of answer a question has.</summary>
internal enum AnswerKind
{
    /// <summary>Yes or no: a question of the scenario.</summary>
    YesNo,

    /// <summary>A day, or no: when a package is agreed, `packages.NAME`.</summary>
    Date,

    /// <summary>A position on the scale of an issue: `issues.NAME`, if something is agreed on it.</summary>
    Value,

    /// <summary>An option of an issue: `issues.NAME`.</summary>
    Option,
}

/// <summary>A question with the odds that it was given.</summary>
internal sealed record FrozenQuestion
{
    /// <summary>What kind of answer it has.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>The question in words.</summary>
    public required string Asks { get; init; }

    /// <summary>What counts, who decides, which source; null if the file does not say.</summary>
    public string? Resolves { get; init; }

    /// <summary>The last day that counts; null for terms.</summary>
    public DateOnly? By { get; init; }

    /// <summary>The chance of a yes, or of an agreement by the last day; null where the run has none.</summary>
    public double? P { get; init; }

    /// <summary>What history says; null where it says nothing.</summary>
    public double? History { get; init; }

    /// <summary>Both pooled.</summary>
    public double? Pool { get; init; }

    /// <summary>The chance of an agreement by each of some days.</summary>
    public ValueList<DayChance>? Days { get; init; }

    /// <summary>A tenth, half and nine tenths of the worlds with an agreement lie below; for a position.</summary>
    public ValueList<double>? Tenths { get; init; }

    /// <summary>What the file calls the ends of the scale, and what it counts there; null for points from 0 to 100.</summary>
    public FrozenScale? Scale { get; init; }

    /// <summary>Where the scale begins.</summary>
    [JsonIgnore]
    public double From => Scale?.From ?? ScaleIssue.Min;

    /// <summary>Where the scale ends.</summary>
    [JsonIgnore]
    public double To => Scale?.To ?? ScaleIssue.Max;

    /// <summary>The share of each option.</summary>
    public Named<double>? Shares { get; init; }
}

/// <summary>The unit of a frozen position.</summary>
/// <param name="From">Where the scale begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Unit">What is counted; null where the file names nothing.</param>
/// <param name="Whole">Whether only whole units are agreed; null where not.</param>
internal sealed record FrozenScale(double From, double To, string? Unit, bool? Whole)
{
    /// <summary>The scale, without its named points.</summary>
    [JsonIgnore]
    public Anchors Counted => new([]) { From = From, To = To, Unit = Unit, Whole = Whole == true };
}

/// <summary>A chance by a day.</summary>
/// <param name="Day">The day, which is included.</param>
/// <param name="P">The chance.</param>
internal sealed record DayChance(DateOnly Day, double P);

/// <summary>What came of a question.</summary>
/// <param name="Question">Its name.</param>
/// <param name="Answer">`yes`, `no`, a day, a position or an option.</param>
/// <param name="Source">Where that can be read.</param>
internal sealed record JournalAnswer(string Question, string Answer, string Source);

/// <summary>What the types in a journal look like, worked out by the compiler.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJsonTypes : JsonSerializerContext;
