using Entente.Deals;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Moves;

/// <summary>What the actors can do, as a game: every actor that has levers chooses one of them, or none, and gets its realised
/// payoff.</summary>
/// <remarks>Every profile is an ensemble of the same worlds with the same chance, so that what differs between two profiles is what was
/// chosen. Payoffs are means over draws, counted in the wants of the file as read whatever a lever does to wants; their differences have
/// the errors of <see cref="PairedChange"/>.</remarks>
public sealed class LeverGame
{
    /// <summary>More profiles than this are refused.</summary>
    public const int MaxProfiles = 10_000;

    private readonly WorldSheet[] sheets;
    private readonly int[] playerRow;

    private LeverGame(Game game, string[] actors, string[][] levers, WorldSheet[] sheets, int[] playerRow) =>
        (Game, Actors, Levers, this.sheets, this.playerRow) = (game, actors, levers, sheets, playerRow);

    /// <summary>The game: players are actors, strategies are none and their levers.</summary>
    public Game Game { get; }

    /// <summary>The key of each player.</summary>
    public IReadOnlyList<string> Actors { get; }

    /// <summary>The key of each player's lever by strategy; empty for doing nothing, which is strategy 0.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Levers { get; }

    /// <summary>How many draws failed, over all profiles.</summary>
    public int Failed => sheets.Sum(sheet => sheet.Failed);

    /// <summary>How many draws there are, over all profiles.</summary>
    public long AllDraws => sheets.Sum(sheet => (long)sheet.Draws);

    /// <summary>How many profiles the levers of a scenario make.</summary>
    internal static long ProfilesOf(Scenario scenario) =>
        scenario.Levers.Values.GroupBy(lever => lever.Actor)
            .Aggregate(1L, (product, own) => Math.Min(long.MaxValue / 1024, product * (own.Count() + 1)));

    /// <summary>Everything that keeps a scenario's levers from being played, a sentence each.</summary>
    internal static IEnumerable<string> Problems(Scenario scenario) =>
    [
        .. scenario.Levers.Count == 0 ? ["the file has no levers, so nobody has anything to choose."] : Array.Empty<string>(),
        .. ProfilesOf(scenario) > MaxProfiles
            ? [string.Create(CultureInfo.InvariantCulture, $"the levers make {ProfilesOf(scenario):N0} combinations; at "
                + $"most {MaxProfiles:N0} are played. Take some levers out.")]
            : Array.Empty<string>(),
        .. from conflict in ChangeConflict.AmongActors(scenario)
           select $"{conflict} Every combination is played, so that they have to agree, or to follow each other in time.",
    ];

    /// <summary>How many worlds a profile is played in unless somebody says otherwise.</summary>
    public const int UsualDraws = 96;

    /// <summary>Asks, and tells.</summary>
    /// <param name="about">The scenario.</param>
    /// <param name="asked">How it was asked.</param>
    /// <param name="settings">How many worlds, and how.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="ArgumentException"><see cref="Problems"/> says why.</exception>
    /// <exception cref="NothingComputedException">No world of some profile could be computed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static Answer<LeverGame> Ask(Subject about, AskedAs asked, EnsembleSettings settings, Action? progress = null,
        CancellationToken stop = default)
    {
        LeverGame found = Play(about.File, about.Original, settings, progress, stop);
        return new(
            found, asked, told => MovesPage.Of(about.Scenario, found, settings, about.Run?.Forecast, told),
            () => MovesJson.Of(about.File.Name, found, settings, about.Run?.Forecast), found.Failed, found.AllDraws);
    }

    /// <summary>Plays every profile.</summary>
    /// <param name="file">The scenario.</param>
    /// <param name="original">The file before changes of values.</param>
    /// <param name="settings">Worlds a profile, and how.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="ArgumentException"><see cref="Problems"/> says why.</exception>
    /// <exception cref="NothingComputedException">No world of some profile could be computed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static LeverGame Play(ScenarioFile file, ScenarioFile original, EnsembleSettings settings, Action? progress = null,
        CancellationToken stop = default)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("A file with errors cannot be played.", nameof(file));
        if (Problems(scenario).FirstOrDefault() is string why)
        {
            throw new ArgumentException(why, nameof(file));
        }

        string[] players = [.. scenario.Actors.Names.Where(actor => scenario.Levers.Values.Any(lever => lever.Actor == actor))];
        string[][] levers = [.. players.Select(player =>
            (string[])["", .. scenario.Levers.Where(lever => lever.Value.Actor == player).Select(lever => lever.Key)])];
        string[] names = Apart(players, scenario.NameOf);
        Player[] labels = [.. names.Select((player, i) =>
            new Player(player, Apart(levers[i], lever => lever.Length == 0 ? "nothing" : scenario.Levers[lever].Name ?? lever)))];
        Quantity[] quantities = Kept(scenario);
        int[] rows = [.. players.Select(player =>
            quantities.Index().First(one => one.Item.Kind == QuantityKind.Payoff && one.Item.Name == player).Index)];
        ScenarioInputs inputs = ScenarioInputs.Of(file, original, settings.Seed);
        int profiles = (int)ProfilesOf(scenario);
        Game shape = new(scenario.Title, labels, new double[profiles * players.Length]);
        long work = SearchBudget.OfEach((long)profiles * settings.Draws);
        WorldSheet[] played = [.. Enumerable.Range(0, profiles).Select(Play)];
        double[] payoffs = [.. played.SelectMany(sheet =>
            rows.Select(row => PairedChange.Of(sheet[row], sheet[row]).Before ?? double.NaN))];
        return payoffs.All(double.IsFinite)
            ? new(new Game(scenario.Title, labels, payoffs), players, levers, played, rows)
            : throw Nothing();

        WorldSheet Play(int profile)
        {
            WorldSheet sheet = WorldSheet.Draw(scenario, inputs, new TalksOptions { Changes = [.. Chosen(profile)], Work = work }, settings,
                quantities, 0, progress, stop);
            return sheet.Failed < sheet.Draws ? sheet : throw Nothing(); // the other combinations could not make up for it
        }

        static NothingComputedException Nothing() =>
            new("in some combination of levers no world could be computed, so there is no answer; `entente run` says why a world could not "
                + "be computed.");

        IEnumerable<string> Chosen(int profile) =>
            players.Select((_, i) => levers[i][shape.Strategy(profile, i)]).Where(lever => lever.Length > 0);
    }

    /// <summary>What a player gains by playing otherwise at a profile, with its error.</summary>
    public PairedChange Gain(int profile, int player, int strategy) => Payoff(player, profile, Game.With(profile, player, strategy));

    /// <summary>How a player's payoff changes from one profile to another, with its error.</summary>
    public PairedChange Payoff(int player, int from, int to) =>
        PairedChange.Of(sheets[from][playerRow[player]], sheets[to][playerRow[player]]);

    /// <summary>Worlds that each profile was played in.</summary>
    public int Draws => sheets[0].Draws;

    /// <summary>The odds of an agreement that stops the fighting by the last day at a profile, with their error.</summary>
    public Chance Agreement(int profile)
    {
        PairedChange itself = Agreement(profile, profile);
        return new(itself.Before, itself.BeforeSe);
    }

    /// <summary>The standard error of a player's payoff at a profile.</summary>
    public double? PayoffSe(int profile, int player) => Payoff(player, profile, profile).BeforeSe;

    /// <summary>How the odds of an agreement that stops the fighting by the last day change from one profile to another.</summary>
    public PairedChange Agreement(int from, int to) => PairedChange.Of(sheets[from][0], sheets[to][0]);

    /// <summary>The equilibria, each with the gain of the deviation that comes nearest to paying and whether its margin is beyond the
    /// error.</summary>
    public IReadOnlyList<LeverEquilibrium> Equilibria() =>
        [.. PureEquilibria.Of(Game)
            .Select(one => new LeverEquilibrium(one.Profile, one.Nearest, Gain(one.Profile, one.Nearest.Player, one.Nearest.Strategy)))];

    /// <summary>Profiles that are no equilibrium, but in which no deviation gains more than its error: with more draws they might
    /// be.</summary>
    public IReadOnlyList<int> Undecided() =>
    [
        .. Enumerable.Range(0, Game.Profiles).Where(profile => PureEquilibria.Closest(Game, profile).Loss < 0
            && Enumerable.Range(0, Game.Players.Count).All(player => Enumerable.Range(0, Game.Players[player].Strategies.Count)
                .All(strategy => Gain(profile, player, strategy) is not { IsClear: true, Difference: > 0 }))),
    ];

    /// <summary>The moves that another move of the same actor beats whatever the others do, each with the gain of the better one where it
    /// is least.</summary>
    public IReadOnlyList<BeatenLever> Beaten() =>
    [
        .. from one in Dominance.Of(Game)
           let played = Enumerable.Range(0, Game.Profiles).Where(profile => Game.Strategy(profile, one.Player) == one.Strategy)
               .Select(profile => Gain(profile, one.Player, one.By)).ToArray()
           select new BeatenLever(one, played.MinBy(gain => gain.Difference),
           played.All(gain => gain is { IsClear: true, Difference: > 0 })),
    ];

    /// <summary>Names that tell keys apart: where two keys have the same name, each has its key beside it.</summary>
    private static string[] Apart(string[] keys, Func<string, string> name) =>
        [.. keys.Select(key => keys.Count(other => name(other) == name(key)) == 1 || key.Length == 0 ? name(key) : $"{name(key)} ({key})")];

    private static Quantity[] Kept(Scenario scenario)
    {
        Quantity[] all = [.. Quantity.All(scenario)];
        return [all.Last(one => one.Kind == QuantityKind.AgreementBy), .. all.Where(one => one.Kind == QuantityKind.Payoff)];
    }
}

/// <summary>An equilibrium of levers.</summary>
/// <param name="Profile">Number of the profile.</param>
/// <param name="Nearest">The deviation that costs least.</param>
/// <param name="Gain">What that deviation gains, zero or less, with its error.</param>
public sealed record LeverEquilibrium(int Profile, Deviation Nearest, PairedChange Gain)
{
    /// <summary>Whether the margin is beyond the error of the simulation.</summary>
    public bool IsFirm => Gain.IsClear;
}

/// <summary>A move that another one beats.</summary>
/// <param name="Move">Which, and by which.</param>
/// <param name="Least">What the better one gains where it gains least, with its error.</param>
/// <param name="IsFirm">Whether its gain is beyond the error of the simulation whatever the others do.</param>
public sealed record BeatenLever(Dominated Move, PairedChange Least, bool IsFirm);
