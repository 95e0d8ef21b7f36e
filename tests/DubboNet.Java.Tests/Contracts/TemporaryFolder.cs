namespace DubboNet.Java.Tests.Contracts;

/// <summary>Represents a folder that is deleted with all that is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("dubbonet").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
