namespace DubboNet.Java;

/// <summary>The content of a class file. Names of classes are binary names with dots.</summary>
internal sealed class ClassFile
{
    /// <summary>Gets the path of the file, with its jar.</summary>
    public required string File { get; init; }

    /// <summary>Gets the version of the format, which is 52 for Java 8 and 69 for Java 25.</summary>
    public required int MajorVersion { get; init; }

    /// <summary>Gets the minor version, which is 65535 for classes with features in preview.</summary>
    public required int MinorVersion { get; init; }

    public required ClassAccess Access { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets the superclass, or null for <c>java.lang.Object</c> and modules.</summary>
    public required string? Superclass { get; init; }

    public required string[] Interfaces { get; init; }

    public required ClassFileField[] Fields { get; init; }

    public required ClassFileMethod[] Methods { get; init; }

    public ClassFileAttributes Attributes { get; } = new();

    /// <summary>Gets or sets the type parameters and generic parents, or null if there are none.</summary>
    public ClassSignature? Signature { get; set; }

    public string? SourceFile { get; set; }

    /// <summary>Gets or sets the nested classes that the file refers to, of this class and of others.</summary>
    public ClassFileInner[] InnerClasses { get; set; } = [];

    /// <summary>Gets or sets the class around a local or anonymous class, or null for other classes.</summary>
    public string? EnclosingClass { get; set; }

    /// <summary>Gets or sets the method around a local or anonymous class, or null if it is not in a method.</summary>
    public (string Name, string Descriptor)? EnclosingMethod { get; set; }

    public string? NestHost { get; set; }

    public string[] NestMembers { get; set; } = [];

    public string[] PermittedSubclasses { get; set; } = [];

    /// <summary>Gets or sets the components of a record, or null if the class is not a record.</summary>
    public ClassFileRecordComponent[]? RecordComponents { get; set; }

    /// <summary>Gets or sets the module that a <c>module-info.class</c> declares, or null for other files.</summary>
    public ClassFileModule? Module { get; set; }
}
