using Entente.Scenarios.Format;

namespace Entente.Scenarios.Checks;

/// <summary>Whether every question can be answered with yes, and with no.</summary>
internal static class QuestionChecks
{
    public static IEnumerable<Finding> Of(Scenario scenario) =>
        scenario.Questions.SelectMany(question => Days(question, scenario).Concat(Packages(question, scenario))
            .Concat(Wider(question, scenario)).Concat(Terms(question, scenario)).Concat(Change(question, scenario)));

    private static IEnumerable<Finding> Days(KeyValuePair<string, Question> asked, Scenario scenario)
    {
        (string path, Question question) = ($"questions.{asked.Key}", asked.Value);
        if (scenario.Until <= scenario.From)
        {
            yield break;
        }

        if ((question.By is null) == (question.On is null))
        {
            Finding found = Finding.Error(
                path,
                question.By is null ? $"`{asked.Key}` names no day." : $"`{asked.Key}` has both `by` and `on`.",
                "Write `by:`, the last day on which an agreement counts, or `on:`, the day on which one must be in force.");
            yield return found with { RestsOn = [$"{path}.by", $"{path}.on"] };
        }

        foreach ((string key, DateOnly? date) in new[] { ("from", question.From), ("by", question.By), ("on", question.On) })
        {
            if (date < scenario.From || date > scenario.Until)
            {
                Finding found = Finding.Error(
                    $"{path}.{key}", $"{Text(date.Value)} lies outside the forecast, which goes from {Text(scenario.From)} "
                        + $"to {Text(scenario.Until)}.");
                yield return found with { RestsOn = ["from", "until"] };
            }
        }

        if (question.From > question.By)
        {
            yield return Finding.Error($"{path}.from", $"It begins on {Text(question.From.Value)}, after its last "
                + $"day, {Text(question.By.Value)}.") with
            { RestsOn = [$"{path}.by"] };
        }

        foreach (string key in question.On is null ? Array.Empty<string>() : [.. OnlyWithBy(question)])
        {
            yield return Finding.Error($"{path}.{key}", $"`{key}` goes with `by`; with `on` an agreement of any day counts that is in "
                + "force on that day.") with
            { RestsOn = [$"{path}.on"] };
        }

        if (question.HoldsFor is Duration asks && scenario.Holding is Holding holding && asks.Years > holding.HoldsFor.Years)
        {
            Finding longer = Finding.Error($"{path}.holds-for", $"{asks} is longer than agreements are followed: `holding.holds-for` "
                + $"is {holding.HoldsFor}.");
            yield return longer with { RestsOn = ["holding"] };
        }

        if (question.HoldsFor is not null && scenario.Holding is null)
        {
            yield return Finding.Warning($"{path}.holds-for", "Without a section `holding` no agreement breaks, so each one made holds.");
        }
    }

    private static IEnumerable<string> OnlyWithBy(Question question)
    {
        if (question.From is not null)
        {
            yield return "from";
        }

        if (question.HoldsFor is not null)
        {
            yield return "holds-for";
        }
    }

    /// <summary>Whether a package is on offer only once one of some others has been agreed.</summary>
    private static bool ComesAfter(Package package, ValueList<string> others, Scenario scenario) =>
        package.After.Count > 0 && package.After.All(before => others.Contains(before)
            || (scenario.Packages.TryGet(before, out Package? earlier) && earlier != package && ComesAfter(earlier, others, scenario)));

    /// <summary>Packages that settle all that one of the question's does, between its parties and others: an agreement on them answers yes
    /// too, unless `resolves` names them in backticks, as what does not count.</summary>
    private static IEnumerable<Finding> Wider(KeyValuePair<string, Question> asked, Scenario scenario)
    {
        foreach ((string name, Package wider) in scenario.Packages.Where(one => asked.Value.Package.Count > 0
            && !asked.Value.Package.Contains(one.Key) && !ComesAfter(one.Value, asked.Value.Package, scenario)
            && asked.Value.Resolves?.Contains($"`{one.Key}`", StringComparison.Ordinal) != true))
        {
            string? narrower = asked.Value.Package.FirstOrDefault(one => scenario.Packages.TryGet(one, out Package? package)
                && Contains(wider, package, scenario));
            if (narrower is not null)
            {
                Finding warning = Finding.Warning(
                    $"questions.{asked.Key}.package",
                    $"`{name}` settles all that `{narrower}` does, and an agreement on it would answer `{asked.Key}` with yes as well, but "
                        + "the question does not name it.",
                    $"Write `package: [{string.Join(", ", asked.Value.Package.Append(name))}]`, or say in `resolves` that `{name}` "
                        + "does not count.");
                yield return warning with { RestsOn = ["packages"] };
            }
        }
    }

    private static bool Contains(Package wider, Package narrower, Scenario scenario) =>
        scenario.Issues.Names.Any(narrower.Covers.Includes)
        && scenario.Issues.Names.All(issue => wider.Covers.Includes(issue) || !narrower.Covers.Includes(issue))
        && Parties(narrower, scenario).All(Parties(wider, scenario).Contains)
        && (scenario.War is null || wider.EndsFighting || !narrower.EndsFighting);

    private static string[] Parties(Package package, Scenario scenario) =>
        package.Between is ValueList<string> between ? [.. between]
            : [.. scenario.Actors.Where(actor => actor.Value.IsRequired).Select(actor => actor.Key)];

    private static IEnumerable<Finding> Packages(KeyValuePair<string, Question> asked, Scenario scenario)
    {
        string path = $"questions.{asked.Key}.package";
        if (asked.Value is { Package.Count: 0, Issue: null })
        {
            yield return Finding.Error(path, $"`{asked.Key}` names no package, so nothing could answer it with yes.",
                scenario.Packages.Count == 0 ? $"Write `package: {Package.Default}`, the name of the one package that a file without "
                + "`packages` has." : $"Write `package: {scenario.Packages.Names.First()}`.") with
            {
                RestsOn =
                [path, $"{path}.1", $"questions.{asked.Key}.issue"]
            };
        }

        if (asked.Value.Issue is not string issue || !scenario.Issues.Has(issue))
        {
            yield break;
        }

        string[] without = [.. asked.Value.Package.Where(name => scenario.Packages.TryGet(name, out Package? package)
            && !package.Covers.Includes(issue))];
        if (without.Length > 0 && without.Length == asked.Value.Package.Count)
        {
            yield return Finding.Error(path, $"`{without[0]}` does not settle `{issue}`, so nothing could answer `{asked.Key}` with yes.");
        }
    }

    private static IEnumerable<Finding> Terms(KeyValuePair<string, Question> asked, Scenario scenario)
    {
        (string path, Question question) = ($"questions.{asked.Key}", asked.Value);
        bool hasBound = question.AtLeast is not null || question.AtMost is not null;
        if (question.Issue is not string name)
        {
            if (hasBound || question.Is is not null)
            {
                yield return Finding.Error(path,
                    $"`{asked.Key}` asks about terms, but names no `issue`.") with
                { RestsOn = [$"{path}.issue"] };
            }

            yield break;
        }

        if (!scenario.Issues.TryGet(name, out Issue? issue))
        {
            yield break; // told where the name is read
        }

        if (issue is OptionsIssue options)
        {
            if (hasBound)
            {
                yield return Finding.Error(path, $"`{name}` is a list of options: `at-least` and `at-most` are for scales.",
                    $"Write `is:` and one of {string.Join(", ", options.Options.Names)}.");
            }
            else if (question.Is is null)
            {
                yield return Finding.Error(path, $"`{asked.Key}` does not say which option of `{name}` is a yes.",
                    $"Write `is:` and one of {string.Join(", ", options.Options.Names)}.") with
                { RestsOn = [$"{path}.is"] };
            }

            if (question.Is is string option && !options.Options.Has(option))
            {
                yield return Finding.Error($"{path}.is", $"`{option}` is not an option of `{name}`.",
                    NearestName.Hint(option, options.Options.Names));
            }

            yield break;
        }

        if (question.Is is not null)
        {
            yield return Finding.Error($"{path}.is", $"`{name}` is a scale: write `at-least` or `at-most`.");
        }
        else if (!hasBound)
        {
            yield return Finding.Error(path, $"`{asked.Key}` does not say which positions on `{name}` are a yes.",
                "Write `at-least` or `at-most`.") with
            { RestsOn = [$"{path}.at-least", $"{path}.at-most"] };
        }

        foreach ((string key, Uncertain? bound) in new[] { ("at-least", question.AtLeast), ("at-most", question.AtMost) })
        {
            if (bound is { IsExact: false })
            {
                yield return Finding.Error($"{path}.{key}", "A question asks about one position, not about an uncertain one.");
            }
        }

        if (question.AtLeast is { IsExact: true } low && question.AtMost is { IsExact: true } high && low.Central > high.Central)
        {
            yield return Finding.Error($"{path}.at-least",
                "No position is at least this and at most `at-most`.") with
            { RestsOn = [$"{path}.at-most"] };
        }
    }

    private static IEnumerable<Finding> Change(KeyValuePair<string, Question> asked, Scenario scenario)
    {
        string[] known = [.. scenario.Levers.Names, .. scenario.Variants.Names];
        if (asked.Value.If is string change && !known.Contains(change))
        {
            yield return Finding.Error($"questions.{asked.Key}.if", $"`{change}` is neither a lever nor a variant here.",
                NearestName.Hint(change, known)) with
            { RestsOn = ["levers", "variants"] };
        }
    }

    private static string Text(DateOnly date) => DateShape.Text(date);
}
