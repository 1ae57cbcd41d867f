using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Answers;

/// <summary>How often a deal is signed to be broken, and by whom, in a sentence.</summary>
internal static class SignedToBeBroken
{
    /// <summary>The sentence.</summary>
    /// <param name="deals">The share of the deals that are.</param>
    /// <param name="signers">Who signs so, and in what share of the deals; not empty.</param>
    public static string Sentence(Chance deals, IReadOnlyList<(string Name, double Share)> signers)
    {
        string names = Say.List([.. signers.OrderByDescending(one => one.Share).Select(one => $"{one.Name} in {Say.Percent(one.Share)}")]);
        return $"The deal is signed to be broken in {Odds.Of(deals)} of the worlds in which it is made. There a signer ({names}) would "
            + "rather go on without a deal than keep the terms for good, and signs for what a breach would bring.";
    }
}
