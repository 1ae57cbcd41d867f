namespace Entente.Scenarios;

/// <summary>What a utility of 1 stands for, and with it every cost that stands beside utilities.</summary>
public enum UtilityUnit
{
    /// <summary>All saliences of an actor, over every issue of the file, whether anybody differs there or not.</summary>
    Listed,

    /// <summary>What an actor has in dispute: what it would lose if every issue ended as whoever differs most from it there wants. An issue
    /// on which all want the same adds nothing.</summary>
    Disputed,
}
