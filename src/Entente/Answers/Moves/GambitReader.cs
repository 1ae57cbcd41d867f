using System.Text;

namespace Entente.Answers.Moves;

/// <summary>Reads one file in Gambit's normal form. The format is described at <see cref="GambitFile"/>.</summary>
internal sealed class GambitReader(string text)
{
    private const int MaxProfiles = 10_000_000;
    private int at;

    public Game Game()
    {
        Expect("NFG");
        Expect("1");
        if (Word() is not ("R" or "D"))
        {
            throw Wrong("after `NFG 1` stands R (or D, in old files)");
        }

        string title = Label();
        List<string> names = List(Label);
        List<Player> players = Players(names);
        if (Peek() == '"')
        {
            Label(); // a comment
        }

        int profiles = checked(players.Aggregate(1, (product, player) => product * player.Strategies.Count));
        if (profiles > MaxProfiles)
        {
            throw Wrong($"the game has {profiles} profiles; at most {MaxProfiles} are read");
        }

        double[] payoffs = Peek() == '{' ? ByOutcome(profiles, players.Count)
            : [.. Enumerable.Range(0, profiles * players.Count).Select(_ => Number())];
        return Peek() == '\0' ? new Game(title, players, payoffs) : throw Wrong("more stands here than the game has payoffs");
    }

    /// <summary>`{ 3 2 }` numbers the strategies, `{ { "a" "b" } { "c" } }` names them.</summary>
    private List<Player> Players(List<string> names)
    {
        List<IReadOnlyList<string>> strategies = List<IReadOnlyList<string>>(() => Peek() == '{'
            ? List(Label)
            : [.. Enumerable.Range(1, Count()).Select(number => number.ToString(CultureInfo.InvariantCulture))]);
        if (strategies.Count != names.Count || names.Count == 0 || strategies.Any(some => some.Count == 0))
        {
            throw Wrong($"there are {names.Count} players and strategies for {strategies.Count}; each player needs at least one strategy");
        }

        return [.. names.Zip(strategies, (name, some) => new Player(name, some))];
    }

    private double[] ByOutcome(int profiles, int players)
    {
        List<List<double>> outcomes = List(() => OneOutcome(players));
        double[] payoffs = new double[profiles * players];
        for (int profile = 0; profile < profiles; profile++)
        {
            int index = Count();
            if (index > outcomes.Count)
            {
                throw Wrong($"there is no outcome {index}; there are {outcomes.Count}");
            }

            for (int player = 0; player < players && index > 0; player++)
            {
                payoffs[(profile * players) + player] = outcomes[index - 1][player];
            }
        }

        return payoffs;
    }

    private List<double> OneOutcome(int players)
    {
        Expect("{");
        Label();
        List<double> payoffs = [];
        while (Peek() != '}')
        {
            payoffs.Add(Number());
        }

        at++;
        return payoffs.Count == players ? payoffs : throw Wrong($"an outcome has {payoffs.Count} payoffs for {players} players");
    }

    private List<T> List<T>(Func<T> item)
    {
        List<T> items = [];
        Expect("{");
        while (Peek() != '}')
        {
            items.Add(item());
        }

        at++;
        return items;
    }

    private string Label()
    {
        if (Peek() != '"')
        {
            throw Wrong("a label in quotes is missing");
        }

        StringBuilder label = new();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            bool isEscape = text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\';
            at += isEscape ? 1 : 0;
            label.Append(text[at]);
        }

        if (at >= text.Length)
        {
            throw Wrong("a quote is not closed");
        }

        at++;
        return label.ToString();
    }

    private int Count()
    {
        string word = Word();
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count
            : throw Wrong($"`{word}` is no whole number");
    }

    private double Number()
    {
        string word = Word();
        string[] parts = word.Split('/');
        double[] numbers = [.. parts.Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        double number = numbers.Length == 2 ? numbers[0] / numbers[1] : numbers.Length == 1 ? numbers[0] : double.NaN;
        return double.IsFinite(number) ? number : throw Wrong($"`{word}` is no number");
    }

    private void Expect(string word)
    {
        if (Peek() == '\0' || !text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
        {
            throw Wrong($"`{word}` is missing");
        }

        at += word.Length;
    }

    private string Word()
    {
        Peek();
        int start = at;
        while (at < text.Length && !IsBlank(text[at]) && text[at] is not ('{' or '}' or '"'))
        {
            at++;
        }

        return text[start..at];
    }

    /// <summary>The next character that is not blank; the null character at the end.</summary>
    private char Peek()
    {
        while (at < text.Length && IsBlank(text[at]))
        {
            at++;
        }

        return at < text.Length ? text[at] : '\0';
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c == ',';

    private FormatException Wrong(string why)
    {
        string before = text[..Math.Min(at, text.Length)];
        return new(string.Create(
            CultureInfo.InvariantCulture, $"{before.Count(c => c == '\n') + 1}:{before.Length - before.LastIndexOf('\n')}: {why}."));
    }
}
