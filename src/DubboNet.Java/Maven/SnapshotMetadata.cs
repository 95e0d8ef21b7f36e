namespace DubboNet.Java;

/// <summary>Reads which build of a snapshot is the newest.</summary>
internal static class SnapshotMetadata
{
    /// <summary>Returns the version in the name of the newest file, such as <c>1.5-20260102.030405-6</c>, or null.</summary>
    public static string? FindVersion(XmlNodeText metadata, MavenCoordinates artifact)
    {
        XmlNodeText? versioning = metadata.Child("versioning");
        XmlNodeText? stated = versioning?.In("snapshotVersions").FirstOrDefault(
            one => one.TextOf("extension") == artifact.Extension && (one.TextOf("classifier") ?? "") == artifact.Classifier);
        string? version = stated?.TextOf("value");
        if (version is null && versioning?.Child("snapshot") is { } snapshot
            && snapshot.TextOf("timestamp") is { } time && snapshot.TextOf("buildNumber") is { } number)
        {
            version = $"{artifact.Version[..^"SNAPSHOT".Length]}{time}-{number}";
        }

        return version is not null && (artifact with { Version = version }).IsValid ? version : null;
    }
}
