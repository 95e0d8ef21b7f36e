namespace DubboNet.Java.Tests.ClassFiles;

/// <summary>Reads single class files of a folder.</summary>
internal static class Classes
{
    public static ClassFile Read(string folder, string name)
    {
        string path = Path.Combine(folder, $"{name.Replace('.', '/')}.class");
        return ClassFileParser.Parse(File.ReadAllBytes(path), path);
    }
}
