using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Entente.Evidence.Documents;

/// <summary>A post of a live blog.</summary>
/// <param name="Element">Where it stands in the page.</param>
/// <param name="Time">The element that tells its time.</param>
/// <param name="Head">The line above it.</param>
internal sealed record LivePost(IElement Element, IElement Time, string Head);

/// <summary>Finds the posts of a live blog: many short pieces, each with a time of its own. A page that calls itself a live blog is one;
/// else at least three timed pieces that are no cards of other pages, none of which has most of the words, as an article above its comments
/// has.</summary>
internal static class LivePosts
{
    private const string Pieces = "article, [role='article'], [itemtype$='BlogPosting'], [itemprop~='liveBlogUpdate']";
    private const string Times = "time[datetime], [itemprop='datePublished']";
    private const string Live = "[itemtype$='LiveBlogPosting'], [itemprop~='liveBlogUpdate']";
    private const int LeastPosts = 3;
    private const int LeastCharacters = 20;
    private const double LargestShare = 0.5;

    /// <summary>The posts as they stand in the page; none if it is no live blog.</summary>
    public static IReadOnlyList<LivePost> Of(IHtmlDocument page, bool isSaidToBeLive)
    {
        bool isLive = isSaidToBeLive || page.QuerySelector(Live) is not null;
        Dictionary<IElement, LivePost> timed = page.QuerySelectorAll(Pieces).Select(Post).OfType<LivePost>()
            .ToDictionary(post => post.Element);
        LivePost[] posts = [.. Within(page, timed).Select(timed.GetValueOrDefault).OfType<LivePost>()
            .Where(post => isLive || !IsCard(post.Element))];
        double all = posts.Sum(post => post.Element.TextContent.Length);
        return posts.Length >= LeastPosts && (isLive || posts.All(post => post.Element.TextContent.Length <= LargestShare * all))
            ? posts : [];
    }

    // The outermost pieces; in place of one that holds several timed ones, those.
    private static IEnumerable<IElement> Within(IParentNode place, Dictionary<IElement, LivePost> timed)
    {
        foreach (IElement piece in Outermost(place))
        {
            bool isWhole = piece.QuerySelectorAll(Pieces).Count(timed.ContainsKey) < LeastPosts;
            foreach (IElement one in isWhole ? [piece] : Within(piece, timed))
            {
                yield return one;
            }
        }
    }

    private static IEnumerable<IElement> Outermost(IParentNode place) => place.QuerySelectorAll(Pieces)
        .Where(one => one.ParentElement?.Closest(Pieces) is not IElement around || around == place || !Holds(place, around));

    private static bool Holds(IParentNode place, IElement around) => place is IDocument || ((IElement)place).Contains(around);

    private static LivePost? Post(IElement piece) => piece.Closest("aside, nav, footer") is null
        && piece.QuerySelector(Times) is IElement time
        && PostHeads.Line(time.GetAttribute("datetime") ?? time.GetAttribute("content")) is string head
        && piece.TextContent.Trim().Length >= LeastCharacters + time.TextContent.Length ? new(piece, time, head) : null;

    // A heading that leads to another page is that of a card.
    private static bool IsCard(IElement piece) =>
        piece.QuerySelector("h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3") is IElement heading
        && heading.Closest("a")?.GetAttribute("href")?.Contains('#') is not true;
}
