namespace DubboNet.ZooKeeper;

/// <summary>Represents an entry of the access list of a node.</summary>
/// <param name="Permissions">What is allowed, as bits. They are 1 read, 2 write, 4 create, 8 delete and 16 administer.</param>
/// <param name="Scheme">How the users are identified, such as <c>world</c>, <c>auth</c> and <c>digest</c>.</param>
/// <param name="Id">Which users they are, in the form of the scheme.</param>
internal readonly record struct ZooKeeperAcl(int Permissions, string Scheme, string Id)
{
    private const int All = 31;

    /// <summary>Gets the list that allows everything to all users.</summary>
    public static IReadOnlyList<ZooKeeperAcl> Open { get; } = [new(All, "world", "anyone")];

    /// <summary>Gets the list that allows everything to users with the credentials of this session.</summary>
    public static IReadOnlyList<ZooKeeperAcl> Creator { get; } = [new(All, "auth", "")];

    public void Write(JuteWriter writer)
    {
        writer.WriteInt32(Permissions);
        writer.WriteString(Scheme);
        writer.WriteString(Id);
    }
}
