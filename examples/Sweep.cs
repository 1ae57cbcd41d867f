namespace Entente.Examples;

/// <summary>How do the odds move with one number?</summary>
internal static class Sweep
{
    public static void Run(string path)
    {
        var talks = Negotiation.Open(path);
        foreach (string pace in new[] { "0.5", "1", "2", "4" })
        {
            var agreement = talks.With($"talks.pace={pace}").Run(draws: 160).Value.Forecast.Agreement;
            Console.WriteLine($"pace {pace}: {agreement}");
        }
    }
}
