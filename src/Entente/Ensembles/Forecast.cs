using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>What an ensemble says: the content of `forecast.json`. The properties are its keys, in kebab-case; they stay as they are, and
/// more may be added. docs/reference/results-folder.md explains each.</summary>
/// <remarks>Probabilities are shares of the draws that did not fail, or bounds where more than one in a hundred did
/// (<see cref="FailedWorlds"/>). A figure over some of the draws is nothing if they are fewer than <see cref="FewWorlds.MinWorlds"/>; their
/// count stands beside it.</remarks>
public sealed record Forecast
{
    /// <summary>Nothing yet.</summary>
    public Forecast()
    {
    }

    /// <summary>From a file; what it leaves out is as it is in a new one.</summary>
    [JsonConstructor]
    internal Forecast(Named<int>? failures = null) => Failures = failures ?? [];

    /// <summary>The file as the user named it.</summary>
    public required string Scenario { get; init; }

    /// <summary>How many draws were made.</summary>
    public required int Draws { get; init; }

    /// <summary>How many of them failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Why draws failed: how many for each reason, the most frequent first.</summary>
    public Named<int> Failures { get; init; } = [];

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How things stand on the last day: settlement, ceasefire-only, imposed-by-attacker, imposed-by-defender, none. They sum to
    /// 1.</summary>
    public required Named<Chance> Outcomes { get; init; }

    /// <summary>An agreement that stops the fighting, or any agreement where there is no fighting, at some time until the last
    /// day.</summary>
    public required Chance Agreement { get; init; }

    /// <summary>How the chance of such an agreement differs from world to world: each world's own chance of it by the last day, as its
    /// inputs, events and front go. Over the first draws (<see cref="Talks.TalksOptions.WholePaths"/>). Its mean is <see cref="Agreement"/>
    /// but for chance.</summary>
    public required Spread AgreementByWorld { get; init; }

    /// <summary>Such an agreement was made, but none that ends the dispute, and nobody imposed terms: only without a war, where a package
    /// may let the dispute go on. These draws are among the outcome `none`.</summary>
    public required Chance Partial { get; init; }

    /// <summary>Such an agreement was made, and on the last day none is in force because it was broken. With <see cref="Partial"/> and the
    /// outcomes settlement and ceasefire-only it adds up to <see cref="Agreement"/>.</summary>
    public required Chance Broken { get; init; }

    /// <summary>Such an agreement was made, and on the last day none is in force because it had run its course; null where no package
    /// ends by itself. Then it is a part of that sum too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Chance? Expired { get; init; }

    /// <summary>For every deadline, question date and month end: the chance that a package has been agreed by then.</summary>
    public required ValueList<AgreedBy> By { get; init; }

    /// <summary>The package that <see cref="Terms"/> and <see cref="Holds"/> are about: of those that end the dispute the one that covers
    /// most issues.</summary>
    public required string MainPackage { get; init; }

    /// <summary>The odds of an agreement.</summary>
    public override string ToString() => $"{Scenario}: an agreement has a chance of {Agreement}";

    /// <summary>The package that summary and report tell about: the main one; where too few draws agreed on it, of those that end the
    /// dispute the one agreed most often, if it was agreed often enough.</summary>
    public string ToldPackage => Packages
        .Where(package => (package.Key == MainPackage || package.Value.StopsFighting) && !FewWorlds.AreTooFew(package.Value.Draws))
        .OrderByDescending(package => package.Key == MainPackage).ThenByDescending(package => package.Value.Draws)
        .Select(package => package.Key).FirstOrDefault(MainPackage);

    /// <summary>The terms of the main package when it was first agreed, by issue that it covers, over the draws in which it was.</summary>
    public required Named<TermsSpread> Terms { get; init; }

    /// <summary>Realised payoff of every actor over all draws, on the scale of utility.</summary>
    public required Named<Spread> Utility { get; init; }

    /// <summary>The chance that the main package, once agreed, holds for so many years, over the draws in which it was agreed.</summary>
    public required ValueList<HoldsFor> Holds { get; init; }

    /// <summary>The questions of the file.</summary>
    public required Named<QuestionForecast> Questions { get; init; }

    /// <summary>Every package.</summary>
    public required Named<PackageForecast> Packages { get; init; }

    /// <summary>What stood in the way in the draws without an agreement that stops the fighting.</summary>
    public required Obstacles Obstacles { get; init; }

    /// <summary>The uncertain inputs between whose low and high tenth the chance of an agreement differs, the greatest difference first;
    /// those that may do so by chance are left out. `talks.pace` is always among them, last where it shows no difference.</summary>
    public required ValueList<InputLean> LeansOn { get; init; }

    /// <summary>What history says beside it; only of a scenario that says what it is counted among.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HistoryBeside? History { get; init; }

    /// <summary>As the text of `forecast.json`.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonLayout.TypeOf<Forecast>(ResultsJson.Options)) + "\n";

    /// <summary>From the text of `forecast.json`.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Forecast FromJson(string text) =>
        JsonSerializer.Deserialize(text, JsonLayout.TypeOf<Forecast>(ResultsJson.Options))
            ?? throw new JsonException("The forecast is empty.");
}

/// <summary>The chance that a package has been agreed by a date, that day included.</summary>
/// <param name="Date">The date.</param>
/// <param name="Package">The package's key.</param>
/// <param name="P">Share of draws.</param>
/// <param name="Se">Its standard error.</param>
public sealed record AgreedBy(DateOnly Date, string Package, double? P, double? Se) : BoundedChance(P, Se);

/// <summary>The chance that a package, once agreed, is not broken for some years.</summary>
/// <param name="Years">How many years.</param>
/// <param name="P">Mean, over the draws in which it was agreed, of the chance that the hazards of the draw give: what `holds` tells.
/// Nothing if the draws are too few.</param>
/// <param name="Se">Its standard error.</param>
public sealed record HoldsFor(int Years, double? P, double? Se) : BoundedChance(P, Se);

/// <summary>A chance whose keys stand among others.</summary>
/// <param name="P">As in <see cref="Ensembles.Chance"/>.</param>
/// <param name="Se">Its standard error.</param>
public abstract record BoundedChance(double? P, double? Se)
{
    /// <summary>As in <see cref="Ensembles.Chance"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Low { get; init; }

    /// <summary>As in <see cref="Ensembles.Chance"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? High { get; init; }

    /// <summary>The chance by itself.</summary>
    [JsonIgnore]
    public Chance Chance => new(P, Se) { Low = Low, High = High };
}

/// <summary>Terms of one issue over draws: positions of a scale, or shares of options.</summary>
[JsonConverter(typeof(TermsSpreadJson))]
public sealed record TermsSpread
{
    /// <summary>How many draws agreed on them. The other figures are nothing if these are too few.</summary>
    public required int Draws { get; init; }

    /// <summary>Mean position; only for a scale.</summary>
    public double? Mean { get; init; }

    /// <summary>A tenth of the draws lie below; only for a scale.</summary>
    public double? P10 { get; init; }

    /// <summary>Median; only for a scale.</summary>
    public double? P50 { get; init; }

    /// <summary>A tenth of the draws lie above; only for a scale.</summary>
    public double? P90 { get; init; }

    /// <summary>Standard error of the mean, from the scrambles; only for a scale.</summary>
    public double? Se { get; init; }

    /// <summary>Standard error of <see cref="P10"/>, as <see cref="Spread.P10Se"/>; only for a scale.</summary>
    public double? P10Se { get; init; }

    /// <summary>Standard error of <see cref="P50"/>; only for a scale.</summary>
    public double? P50Se { get; init; }

    /// <summary>Standard error of <see cref="P90"/>; only for a scale.</summary>
    public double? P90Se { get; init; }

    /// <summary>Where the positions come from: what they stand at, the most frequent first; the shares sum to 1. Only for a scale; empty
    /// where the draws are too few.</summary>
    public ValueList<TermsFrom>? From { get; init; }

    /// <summary>Share of each option, in file order; only for a list of options.</summary>
    public Named<double?>? Share { get; init; }

    /// <summary>Standard error of each share, from the scrambles; null where <see cref="Share"/> is.</summary>
    public Named<double?>? ShareSe { get; init; }
}

/// <summary>What agreed positions of an issue stand at, and how often. A position stands at a number of the file if it lies within 0.05
/// points of it.</summary>
/// <param name="Place">`line`: the red line or ideal of somebody whose agreement is needed; `rule`: a limit that a rule of the file sets;
/// `margin`: beyond the red line of one of them, within its margin; `end`: an end of the scale; `today`: where the issue stands without a
/// deal; `between`: none of these.</param>
/// <param name="RedLines">Keys of the actors at whose red line they stand, or within whose margin.</param>
/// <param name="Ideals">Keys of the actors whose ideal they are.</param>
/// <param name="P">Share of the draws with the deal.</param>
/// <param name="Se">Its standard error.</param>
public sealed record TermsFrom(string Place, ValueList<string> RedLines, ValueList<string> Ideals, double? P, double? Se)
{
    /// <summary>A position stands at a number if it lies within so many points of it.</summary>
    internal const double Tolerance = TermsOrigin.Tolerance;

    /// <summary>What the position of one world stands at, without a share.</summary>
    internal static TermsFrom Of(TermsOrigin origin, IReadOnlyList<string> actors) => new(
        JsonLayout.Name(origin.Place), [.. origin.RedLines.Select(actor => actors[actor])],
            [.. origin.Ideals.Select(actor => actors[actor])], null, null);
}

/// <summary>How far a red line that gives way as war goes worse had given way on the day of the agreement.</summary>
/// <param name="Issue">Key of the issue.</param>
/// <param name="Actor">Key of the actor whose line it is.</param>
/// <param name="Points">Points by which it had given way, over the draws with the deal; both ends of a line count.</param>
public sealed record LineGiven(string Issue, string Actor, Spread Points);

/// <summary>How often somebody who carries out an issue without being asked does not.</summary>
/// <param name="Issue">Key of the issue.</param>
/// <param name="Actor">Key of the actor.</param>
/// <param name="P">Share of the draws with the deal.</param>
/// <param name="Se">Its standard error.</param>
public sealed record NotCarriedOut(string Issue, string Actor, double? P, double? Se);

/// <summary>A question of the file, answered.</summary>
/// <param name="Asks">The question in words.</param>
/// <param name="P">Chance of a yes: one of the packages has been agreed by the date, that day included, and meets whatever else is
/// asked.</param>
/// <param name="Se">Its standard error.</param>
/// <param name="By">The last day that counts, or the day on which the agreement must be in force.</param>
/// <param name="Package">The packages that count; none for all that cover the issue asked about.</param>
/// <param name="Resolves">What counts as a yes in the real world, if the file says it.</param>
public sealed record QuestionForecast(string Asks, double? P, double? Se, DateOnly By, ValueList<string> Package, string? Resolves)
{
    /// <summary>As in <see cref="Ensembles.Chance"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Low { get; init; }

    /// <summary>As in <see cref="Ensembles.Chance"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? High { get; init; }

    /// <summary>The chance by itself.</summary>
    [JsonIgnore]
    public Chance Chance => new(P, Se) { Low = Low, High = High };

    /// <summary>The first day that counts; null for the first day of the forecast.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? From { get; init; }

    /// <summary>The day on which the agreement must be in force, where that is what is asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? On { get; init; }

    /// <summary>How long the agreement must then stay unbroken, as written in the file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HoldsFor { get; init; }

    /// <summary>The issue whose agreed terms are asked about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Issue { get; init; }

    /// <summary>Least position on the issue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? AtLeast { get; init; }

    /// <summary>Greatest position on the issue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? AtMost { get; init; }

    /// <summary>The option of the issue that counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Is { get; init; }

    /// <summary>The lever or variant under which it is asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? If { get; init; }
}

/// <summary>What happened to one package over the draws.</summary>
public sealed record PackageForecast
{
    /// <summary>Nothing yet.</summary>
    public PackageForecast()
    {
    }

    /// <summary>From a file; what it leaves out is as it is in a new one.</summary>
    [JsonConstructor]
    internal PackageForecast(Named<double>? forABreachBy = null) => ForABreachBy = forABreachBy ?? [];

    /// <summary>Whether the fighting stops while it holds, or there is none.</summary>
    public required bool StopsFighting { get; init; }

    /// <summary>Share of draws in which it was agreed at least once.</summary>
    public required double? P { get; init; }

    /// <summary>Standard error of that.</summary>
    public required double? Se { get; init; }

    /// <summary>As in <see cref="Ensembles.Chance"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Low { get; init; }

    /// <summary>As in <see cref="Ensembles.Chance"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? High { get; init; }

    /// <summary>The chance by itself.</summary>
    [JsonIgnore]
    public Chance Chance => new(P, Se) { Low = Low, High = High };

    /// <summary>In how many draws it was agreed; the rest of this record is about these, each with its first agreement.</summary>
    public required int Draws { get; init; }

    /// <summary>Years from the first day to the agreement.</summary>
    public required Spread YearsUntil { get; init; }

    /// <summary>Terms of the issues that it covers.</summary>
    public required Named<TermsSpread> Terms { get; init; }

    /// <summary>How far red lines that give way as war goes worse had given way by that day; left out where none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<LineGiven>? GaveWay { get; init; }

    /// <summary>How often somebody who carries out an issue without being asked does not; left out where nobody may fail.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<NotCarriedOut>? NotCarriedOut { get; init; }

    /// <summary>Utility of the terms to each actor, if they hold.</summary>
    public required Named<Spread> Utility { get; init; }

    /// <summary>W: what each actor fell back on at that moment, by its own belief: no deal, or the ceasefire whose place it took.</summary>
    public required Named<Spread> NoDeal { get; init; }

    /// <summary>V: what it was worth to each actor at that moment, the danger of a breach counted; where the fighting goes on, the value of
    /// fighting with it.</summary>
    public required Named<Spread> Worth { get; init; }

    /// <summary>What each actor gained by it, as <see cref="Talks.FirstDay.DealValue.Gain"/> says: V − W, with what meeting a deadline is
    /// worth.</summary>
    public required Named<Spread> Gain { get; init; }

    /// <summary>What each would gain if nobody ever broke it, deadlines left out: U − W.</summary>
    public required Named<Spread> GainIfHeld { get; init; }

    /// <summary>Share of these draws in which it was broken, within the time that agreements are followed.</summary>
    public required Chance Broken { get; init; }

    /// <summary>How often its first agreement runs its course, also after the end of the forecast; null where it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Chance? Expired { get; init; }

    /// <summary>Of the chance that somebody breaks it within the time that agreements are followed, the share of each breaker, the greatest
    /// first.</summary>
    public required Named<double> BrokenBy { get; init; }

    /// <summary>Share of these draws in which it is signed to be broken: some signer would rather fight on than keep the terms for good
    /// (V &gt; W &gt; U).</summary>
    public Chance ForABreach { get; init; }

    /// <summary>The share of these draws in which each actor signs so, the greatest first; actors that never do are left out.</summary>
    public Named<double> ForABreachBy { get; init; } = [];

    /// <summary>How long it holds.</summary>
    public required ValueList<HoldsFor> Holds { get; init; }
}

/// <summary>Why draws ended without an agreement that stops the fighting.</summary>
/// <param name="Draws">How many such draws there are.</param>
/// <param name="Watched">Of how many of them the talks were looked at; the shares are of these.</param>
/// <param name="NotInTime">In some week there were terms that all preferred to no deal, but talks had not concluded when time ran out or
/// a side won.</param>
/// <param name="NeverOpen">There never were such terms.</param>
/// <param name="RedLines">Of the draws where there never were such terms: the share in which red lines on the issue left nothing to agree
/// on at least half of the time.</param>
/// <param name="HeldBack">Of the same: the share in which the actor was, at least half of the time, among those who stood to lose most by
/// the best terms.</param>
public sealed record Obstacles(int Draws, int Watched, Chance NotInTime, Chance NeverOpen, Named<double> RedLines, Named<double> HeldBack);

/// <summary>An uncertain input and how the chance of an agreement that stops the fighting moves with it.</summary>
/// <param name="Path">Dotted path of the number.</param>
/// <param name="Assumed">As written in the file: `60..80`.</param>
/// <param name="Low">Its low tenth: a tenth of the draws lie below.</param>
/// <param name="Central">Central value.</param>
/// <param name="High">Its high tenth: a tenth of the draws lie above.</param>
/// <param name="Correlation">Correlation over draws of the input with whether such an agreement was made, in [-1, 1]; null if either
/// never varies.</param>
/// <param name="Share">Its square: the share of variance that a straight line in this input alone explains.</param>
/// <param name="Evidence">Keys of the evidence that it rests on; empty if there is none.</param>
public sealed record InputLean(
    string Path, string Assumed, double Low, double Central, double High, double? Correlation, double? Share, ValueList<string> Evidence)
{
    /// <summary>The chance of such an agreement with the input at <see cref="Low"/>, all others as they are drawn: read off a parabola
    /// through the two fifths of draws on its side. Nothing if these are too few, or too many draws failed.</summary>
    public Chance AtLow { get; init; }

    /// <summary>The same at <see cref="High"/>.</summary>
    public Chance AtHigh { get; init; }

    /// <summary>By how much the chance is greater at the high end, in [-1, 1]; null where it is not known.</summary>
    public double? Difference { get; init; }

    /// <summary>Standard error of <see cref="Difference"/>, from the scrambles.</summary>
    public double? DifferenceSe { get; init; }

    /// <summary>Whether the difference is more than chance would make of none.</summary>
    [JsonIgnore]
    internal bool Moves => Difference is double difference && OddsAtEnds.IsBeyondChance(difference, DifferenceSe ?? 0);
}
